-- Completes the orders that have run for as long as their quantity takes at three quarters of the ideal rate of the
-- line's slowest machine. $1 source topics of the line, $2 now
with machine as (
  select equipment.id, equipment.ideal_rate_per_min
  from packml_register source
  join equipment on equipment.id = source.equipment_id
  where source.source_topic = any ($1::text[])
)
select complete_order(run.equipment_id, $2::timestamptz)
from production_order_runs run
join machine on machine.id = run.equipment_id
join production_orders on production_orders.id = run.production_order_id
where run.ended_at is null
  and run.started_at < $2::timestamptz
  and run.started_at + interval '1 minute' * (
    production_orders.target_quantity::float8 / (0.75 * (select min(slowest.ideal_rate_per_min) from machine slowest)::float8)
  ) <= $2::timestamptz;
