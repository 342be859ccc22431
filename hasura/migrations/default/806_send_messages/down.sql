drop function api.finish_delivery;
drop function api.take_delivery;
