select delete_job(job.job_id) from timescaledb_information.jobs job
where job.proc_schema = 'public' and job.proc_name = 'analyze_derived_tables';
drop procedure analyze_derived_tables;
