with invocation as (
    insert into hdb_catalog.event_invocation_logs (event_id, trigger_name, status, request, response, created_at)
    values ($1, $2, $3, $4, $5, now() at time zone 'utc')
)

update hdb_catalog.event_log
set
    tries = tries + 1,
    locked = null,
    delivered = $6::text = 'delivered',
    error = $6 = 'error',
    next_retry_at = case when $6 = 'retry' then now() at time zone 'utc' + make_interval(secs => $7) end
where id = $1
