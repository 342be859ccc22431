with invocation as (
    insert into hdb_catalog.hdb_cron_event_invocation_logs (event_id, status, request, response)
    values ($1, $2, $3, $4)
)

update hdb_catalog.hdb_cron_events
set
    tries = tries + 1,
    status = case $5::text when 'retry' then 'scheduled' else $5 end,
    next_retry_at = case when $5 = 'retry' then now() + make_interval(secs => $6) end
where id = $1
