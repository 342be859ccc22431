select
  quality.hour as time, machine.name || ' ' || quality.signal as metric,
  quality.good_samples::double precision / quality.samples as "Good", quality.completeness as "Complete"
from signal_quality_by_hour quality
join equipment machine on machine.id = quality.equipment_id
where quality.equipment_id in ($equipment) and $__timeFilter(quality.hour)
order by quality.hour
