drop table production_order_runs;
drop table production_orders;
drop function refuse_order_transition;
drop function order_may_become;
