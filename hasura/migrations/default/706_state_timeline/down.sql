drop function state_timeline;
drop function stops_in_range;
drop function state_steps;
drop table state_timelines;
