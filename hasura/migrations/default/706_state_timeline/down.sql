drop function state_timeline;
drop function state_steps;
drop table state_timelines;
