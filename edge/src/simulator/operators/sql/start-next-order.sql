-- Starts the next order on every machine of a line on which none runs. $1 source topics of the line, $2 now
with machine as (
  select source.equipment_id as id from packml_register source where source.source_topic = any ($1::text[])
), next_order as (
  select production_orders.id
  from machine
  join product_rates on product_rates.equipment_id = machine.id
  join production_orders on production_orders.product_id = product_rates.product_id
  where production_orders.status = 'planned'
    and not exists (
      select from production_order_runs run
      join machine busy on busy.id = run.equipment_id
      where run.ended_at is null or run.ended_at > $2::timestamptz
    )
  order by product_rates.ideal_rate_per_min desc, production_orders.id
  limit 1
)
select start_order(next_order.id, machine.id, $2::timestamptz)
from next_order
cross join machine;
