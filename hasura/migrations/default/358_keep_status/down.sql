select delete_job(job.job_id) from timescaledb_information.jobs job
where job.proc_schema = 'public' and job.proc_name = 'refresh_equipment_status_job';
drop procedure refresh_equipment_status_job(int, jsonb);
drop function refresh_equipment_status();
drop function update_equipment_status(int[]);
drop function update_equipment_figures(int[]);
drop function shifts_now(int[]);
drop function update_equipment_state(int[]);
