select coalesce(line.name || ' / ', '') || machine.name as __text, machine.id as __value
from equipment machine
left join equipment line on line.id = machine.parent_id
where machine.area_id in ($area) and not exists (select from equipment part where part.parent_id = machine.id)
order by 1
