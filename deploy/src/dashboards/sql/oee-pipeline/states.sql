select
  started_at as time,
  coalesce(line.name || ' / ', '') || steps.equipment_name as "Machine",
  steps.state_name as "State"
from state_timeline($__timeFrom()::timestamptz, $__timeTo()::timestamptz, array[$equipment]::int[]) steps
join equipment machine on machine.id = steps.equipment_id
left join equipment line on line.id = machine.parent_id
order by "Machine", time
