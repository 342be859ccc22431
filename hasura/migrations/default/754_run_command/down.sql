drop function api.run_command;
drop function command.row_in_the_way;
drop function command.do_it;
drop function command.done_before;
drop function command.session_of;
