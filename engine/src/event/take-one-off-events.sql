update hdb_catalog.hdb_scheduled_events as event
set status = 'locked'
where event.id in (
    select due.id
    from hdb_catalog.hdb_scheduled_events as due
    where due.status = 'scheduled'
        and due.scheduled_time <= now()
        and (due.next_retry_at is null or due.next_retry_at <= now())
    order by due.scheduled_time
    limit $1
    for update skip locked
)
returning row_to_json(event)::text as event
