drop function api.run_command;
drop function command.do_it;
drop function command.done_before;
drop function command.session_of;
