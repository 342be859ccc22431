with due as (
    select id
    from hdb_catalog.event_log
    where not delivered
        and not error
        and not archived
        and trigger_name = any ($1)
        and (locked is null or locked < now() - interval '30 minutes')
        and (next_retry_at is null or next_retry_at <= now() at time zone 'utc')
    order by locked nulls first, next_retry_at nulls first, created_at
    limit $2
    for update skip locked
)

update hdb_catalog.event_log as event
set locked = date_trunc('second', now()) + make_interval(secs => $3::int / 1e6)
from due
where event.id = due.id
returning
    event.id,
    event.schema_name,
    event.table_name,
    event.trigger_name,
    event.payload::text as payload,
    event.tries,
    to_json(event.created_at at time zone 'utc') #>> '{}' as created_at
