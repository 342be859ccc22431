-- The latest orders. $1: how many rows.
select
    orders.code as "order",
    products.name as product,
    orders.status,
    orders.target_quantity as target,
    orders.due_at as due
from public.production_orders as orders
join public.products on products.id = orders.product_id
order by orders.created_at desc, orders.id desc
limit $1;
