-- Orders of the past, one after the other on every machine of a line, each of the product that the line makes fastest.
-- $1 source topics of the line, $2 and $3 begin and end of history in milliseconds since the epoch
with machine as (
  select equipment.id, equipment.ideal_rate_per_min
  from packml_register source
  join equipment on equipment.id = source.equipment_id
  where source.source_topic = any ($1::text[])
), product as (
  select products.id, products.enterprise_id, products.code
  from machine
  join product_rates on product_rates.equipment_id = machine.id
  join products on products.id = product_rates.product_id
  order by product_rates.ideal_rate_per_min desc, products.id
  limit 1
), pace as (
  select interval '1 minute' * (20000 / (0.75 * min(machine.ideal_rate_per_min)::float8)) as lasts from machine
), run as (
  select started.at as started_at,
    least(started.at + pace.lasts, to_timestamp($3::float8 / 1000)) as ended_at
  from pace
  cross join lateral generate_series(
    to_timestamp($2::float8 / 1000), to_timestamp($3::float8 / 1000) - interval '1 hour', pace.lasts + interval '20 minutes'
  ) started (at)
), made_order as (
  insert into production_orders (enterprise_id, code, product_id, target_quantity, due_at, status, created_at)
  select product.enterprise_id,
    'PO-' || product.code || '-' || split_part(($1::text[])[1], '/', 2) || '-' || to_char(run.started_at at time zone 'UTC', 'YYYYMMDD-HH24MI'),
    product.id, 20000, run.ended_at, 'completed', run.started_at - interval '1 day'
  from product
  cross join run
  on conflict do nothing
  returning id, created_at + interval '1 day' as started_at
)
insert into production_order_runs (production_order_id, equipment_id, started_at, ended_at)
select made_order.id, machine.id, run.started_at, run.ended_at
from made_order
join run on run.started_at = made_order.started_at
cross join machine;
