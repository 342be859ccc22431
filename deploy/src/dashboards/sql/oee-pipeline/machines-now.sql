select
  equipment_id as "Number", site as "Site", coalesce(line || ' / ', '') || equipment as "Machine", state_name as "State",
  extract(epoch from now() - state_since) as "For", shift as "Shift", shift_oee as "OEE", shift_coverage as "Coverage",
  shift_availability as "Availability", shift_performance as "Performance", shift_quality as "Quality",
  reason as "Reason of the stop", production_order as "Order", data_age_seconds(equipment_overview) as "Data is old"
from equipment_overview
where equipment_id in ($equipment)
order by site, "Machine"
