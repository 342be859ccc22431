with found as (
    select *
    from hdb_catalog.hdb_cron_events as event
    where ($1::text is null or row_to_json(event) ->> 'trigger_name' = $1)
        and ($2::text[] is null or status = any ($2))
)

select
    (select count(*)::int from found) as count,
    (
        select coalesce(json_agg(page), '[]')::text
        from (select * from found order by scheduled_time limit $3 offset $4) as page
    ) as items
