-- Orders that wait to be started; each enterprise has work for a while.

insert into production_orders (enterprise_id, code, product_id, target_quantity)
select products.enterprise_id, 'PO-' || products.code || '-' || number, products.id, 20000
from products
cross join generate_series(1, 5) number
on conflict do nothing;
