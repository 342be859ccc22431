drop table command_outcomes;
drop table commands;
drop type command_session;
drop schema command;
