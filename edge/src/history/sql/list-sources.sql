-- The equipment behind source topics. $1 source topics. `firstAt`: milliseconds since the epoch of its first sample or
-- order run, null without either.
select
  source.source_topic as topic,
  source.equipment_id as "equipmentId",
  least(
    (select extract(epoch from v.time) * 1000 from equipment_values v
     where v.equipment_id = source.equipment_id order by v.time limit 1),
    (select extract(epoch from min(run.started_at)) * 1000 from production_order_runs run
     where run.equipment_id = source.equipment_id)
  )::float8 as "firstAt"
from packml_register source
where source.source_topic = any ($1::text[]);
