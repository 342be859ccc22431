select
  source.source_topic as "Topic", coalesce(line.name || ' / ', '') || machine.name as "Machine", source.active as "Active",
  extract(epoch from now() - status.last_sample_at) as "Data is old", source.counter_maximum as "Counters roll over at",
  source.maximum_rate_per_min as "Highest believed rate", source.state_map::text as "States"
from packml_register source
join equipment machine on machine.id = source.equipment_id
join equipment_status status on status.equipment_id = machine.id
left join equipment line on line.id = machine.parent_id
where machine.id in ($equipment)
order by source.source_topic
