drop function counting_instant;
drop function has_signals;
drop function counting_equipment;
drop table operation_run_reports;
drop table operation_runs;
