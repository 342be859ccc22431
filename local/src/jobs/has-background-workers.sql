-- A server that runs policies by itself shows TimescaleDB's launcher among its processes.
select exists (
    select from pg_catalog.pg_stat_activity as activity
    where activity.backend_type like 'TimescaleDB%'
) as "hasWorkers";
