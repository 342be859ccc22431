-- Plans another order of the product that the line makes fastest when none is left. $1 source topics of the line
with best as (
  select products.id, products.enterprise_id, products.code
  from packml_register source
  join product_rates on product_rates.equipment_id = source.equipment_id
  join products on products.id = product_rates.product_id
  where source.source_topic = any ($1::text[])
  order by product_rates.ideal_rate_per_min desc, products.id
  limit 1
)
insert into production_orders (enterprise_id, code, product_id, target_quantity)
select best.enterprise_id, 'PO-' || best.code || '-' || count(past.id) + 1, best.id, 20000
from best
left join production_orders past on past.product_id = best.id
group by best.enterprise_id, best.code, best.id
having count(past.id) filter (where past.status = 'planned') = 0
on conflict do nothing;
