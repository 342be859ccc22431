drop function command.revert_stop_edit;
drop function command.remove_manual_stop;
drop function command.change_manual_stop;
drop function command.add_manual_stop;
drop function command.move_stop_border;
drop function command.merge_stops;
drop function command.split_stop;
