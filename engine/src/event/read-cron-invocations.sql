with found as (
    select log.*
    from hdb_catalog.hdb_cron_event_invocation_logs as log
    join hdb_catalog.hdb_cron_events as event on event.id = log.event_id
    where ($1::text is null or row_to_json(event) ->> 'trigger_name' = $1) and ($2::text is null or event.id = $2)
)

select
    (select count(*)::int from found) as count,
    (
        select coalesce(json_agg(page), '[]')::text
        from (select * from found order by created_at desc limit $3 offset $4) as page
    ) as items
