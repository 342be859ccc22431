drop function command.change_stop_state;
drop function command.unjustify_stops;
drop function command.justify_stops;
drop function command.stop_ids_of;
drop function command.given_stops;
drop function command.stops_outcome;
drop function command.own_stop;
drop function command.refuse_merged_stop;
