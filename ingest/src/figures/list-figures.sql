-- How every machine does in its shift, with the names that its topic is made of.
select
  array_remove(array[enterprise, site, area, line, equipment], null) as names,
  jsonb_build_object(
    'state', state,
    'state_name', state_name,
    'since', state_since,
    'is_stale', is_stale,
    'production_order', production_order,
    'shift', shift,
    'good', shift_good,
    'scrap', shift_scrap,
    'availability', round(shift_availability, 4),
    'performance', round(shift_performance, 4),
    'quality', round(shift_quality, 4),
    'oee', round(shift_oee, 4),
    'coverage', round(shift_coverage, 4)
  )::text as figures
from equipment_overview
order by equipment_id
