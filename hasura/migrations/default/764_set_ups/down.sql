drop function command.change_set_up;
drop function command.tell_stops_of_set_up;
drop function command.set_up_to_change;
drop function command.refuse_reason_of_no_set_up;
drop table production_order_set_ups;
