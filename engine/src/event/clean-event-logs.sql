with old as (
    select id
    from hdb_catalog.event_log
    where trigger_name = $1
        and (delivered or error or archived)
        and created_at < now() at time zone 'utc' - make_interval(hours => $2)
    limit $3
    for update skip locked
),

invocations as (
    delete from hdb_catalog.event_invocation_logs
    where $4 and event_id in (select id from old)
    returning event_id
),

events as (
    delete from hdb_catalog.event_log
    where id in (select id from old)
    returning id
)

select
    (select count(*)::int from events) as events,
    (select count(*)::int from invocations) as invocations
