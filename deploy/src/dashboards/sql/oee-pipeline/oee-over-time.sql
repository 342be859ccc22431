select
  figures.started_at as time,
  coalesce(line.name || ' / ', '') || figures.group_name as metric,
  figures.oee as "OEE",
  figures.coverage as "Coverage"
from oee($__timeFrom()::timestamptz, $__timeTo()::timestamptz, array[$equipment]::int[], '$group_by', '$bucket') figures
left join equipment machine on figures.group_by = 'equipment' and machine.id = figures.group_key
left join equipment line on line.id = machine.parent_id
order by figures.started_at
