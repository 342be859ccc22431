drop index equipment_events_not_whole;
drop view stop_losses;
drop function loss_of_stop;
drop function micro_stop_threshold_seconds;
drop function time_stopped;
drop function time_in_states;
drop function seconds_of;
drop function known_until;
