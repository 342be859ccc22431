with machines as (
  select machine.id, coalesce(line.name || ' / ', '') || machine.name as name, machine.ideal_rate_per_min, machine.stale_after_seconds
  from equipment machine
  left join equipment line on line.id = machine.parent_id
  where machine.id in ($equipment) and machine.active
)
select machines.id as "Number", machines.name as "Machine", missing.what as "What is missing", missing.effect as "What it does"
from machines
cross join lateral (
  select 'A source: no active topic feeds it' as what, 'It has no data at all' as effect
  where not exists (select from packml_register source where source.equipment_id = machines.id and source.active)
  union all
  select 'An ideal rate, its own or of a product', 'Performance and OEE stay empty'
  where machines.ideal_rate_per_min is null
    and not exists (select from product_rates rate where rate.equipment_id = machines.id or rate.equipment_id is null)
  union all
  select 'A calendar', 'It counts as scheduled day and night'
  where not exists (
    select from equipment_calendars followed
    where followed.equipment_id = machines.id and now() between followed.valid_from and followed.valid_to)
  union all
  select 'A time after which it is stale', 'A dead connection keeps its last state'
  where machines.stale_after_seconds is null
  union all
  select 'Samples for more than a day', 'Figures of that time have no coverage'
  where not exists (
    select from equipment_status status where status.equipment_id = machines.id and status.last_sample_at > now() - interval '1 day')
  union all
  select 'Rules for its signals', 'Values that are out of range or stuck are believed'
  where not exists (select from metric_rules rule where rule.equipment_id = machines.id)
) missing
order by machines.name, missing.what
