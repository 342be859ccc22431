-- The database itself keeps when a job is due, so a restart goes on where it left off and every client can see it.
select next_start from alter_job($1, next_start => clock_timestamp() + make_interval(secs => $2));
