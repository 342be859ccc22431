drop function manually_stopped_time;
drop table stop_facts;
drop table stop_edits;
