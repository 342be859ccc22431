select
  to_char(restated.restated_at at time zone '$zone', 'YYYY-MM-DD HH24:MI') as "Restated", machine.name as "Machine",
  shift.name || ' ' || shift.business_day as "Shift", restated.figure as "Figure", restated.from_value as "Was",
  restated.to_value as "Is", array_to_string(restated.causes, ', ') as "Because of"
from restatements restated
join equipment machine on machine.id = restated.equipment_id
join shift_instances shift on shift.id = restated.shift_instance_id
where restated.equipment_id in ($equipment) and $__timeFilter(restated.restated_at)
order by restated.restated_at desc
limit 200
