drop trigger a_removed_terminal_has_no_sessions on terminals;
drop function end_sessions_of_removed_terminal;
drop function api.open_pin_session;
drop function api.begin_pin_sign_in;
drop function api.terminal_users;
drop function access.pin_of;
drop function access.may_use_terminal;
drop function access.terminal_of;
drop table people_at_terminal;
