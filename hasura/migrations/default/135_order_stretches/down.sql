drop function order_stretches;
