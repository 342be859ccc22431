drop function command.replay_refused;
drop view background_jobs;
drop view refused_messages;
drop view pipeline_sources;
drop function is_measured_now;
drop table source_traffic;
