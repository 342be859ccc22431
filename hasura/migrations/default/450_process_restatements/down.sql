select delete_job(job.job_id) from timescaledb_information.jobs job
where job.proc_schema = 'public' and job.proc_name = 'process_restatements_job';
drop procedure process_restatements_job;
drop function process_restatements;
drop function work_off_touched;
drop function work_out_roll_ups;
drop function expand_touched_stretches;
