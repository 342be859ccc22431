-- Jobs and policies that are switched on. A job that never ran has no next start yet and is due at once.
select
    jobs.job_id as id,
    jobs.application_name as name,
    extract(epoch from jobs.schedule_interval)::double precision as "intervalSeconds",
    extract(epoch from jobs.retry_period)::double precision as "retrySeconds",
    coalesce(
        extract(epoch from clock_timestamp() - nullif(jobs.next_start, '-infinity'::timestamptz)),
        0
    )::double precision as "overdueSeconds"
from timescaledb_information.jobs as jobs
where jobs.scheduled and jobs.schedule_interval is not null
order by "overdueSeconds" desc, id;
