drop function pause_order;
drop function complete_order;
drop function end_order_run;
drop function start_order;
drop function site_of;
drop function enterprise_of;
drop function log_user_action;
