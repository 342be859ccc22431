-- The equipment that a test value is sent for: the first with an active source topic, or the one of topic $1.
select register.source_topic as "sourceTopic", equipment.name as equipment
from public.packml_register as register
join public.equipment on equipment.id = register.equipment_id
where register.active and ($1::text is null or register.source_topic = $1)
order by register.id
limit 1;
