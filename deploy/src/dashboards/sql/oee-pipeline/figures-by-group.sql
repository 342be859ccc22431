select
  coalesce(line.name || ' / ', '') || figures.group_name as "Name",
  figures.oee as "OEE", figures.coverage as "Coverage", figures.availability as "Availability",
  figures.performance as "Performance", figures.quality as "Quality", figures.good_units as "Good units",
  figures.scrap_units as "Scrap", figures.planned_production_seconds as "Planned production",
  figures.downtime_seconds as "Downtime", figures.micro_stop_seconds as "Micro stops",
  figures.mtbf_seconds as "MTBF", figures.mttr_seconds as "MTTR", figures.hint as "Hint"
from oee($__timeFrom()::timestamptz, $__timeTo()::timestamptz, array[$equipment]::int[], '$group_by') figures
left join equipment machine on figures.group_by = 'equipment' and machine.id = figures.group_key
left join equipment line on line.id = machine.parent_id
order by figures.oee nulls last
