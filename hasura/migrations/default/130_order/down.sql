drop table production_order_runs;
drop table production_orders;
