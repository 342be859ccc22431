select
  coalesce(line.name || ' / ', '') || machine.name as "Machine", metrics.name as "Signal", metrics.unit as "Unit",
  metrics.data_type as "Kind", rule.minimum as "Lowest", rule.maximum as "Highest",
  rule.expected_every_seconds as "Expected every", rule.stuck_after_seconds as "Stuck after"
from metrics
join equipment machine on machine.id = metrics.equipment_id
left join equipment line on line.id = machine.parent_id
left join metric_rules rule on rule.equipment_id = metrics.equipment_id and rule.signal = metrics.name
where metrics.equipment_id in ($equipment)
order by 1, 2
