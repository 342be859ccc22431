drop table equipment_events;
drop table equipment_state_intervals;
drop table equipment_tails;
