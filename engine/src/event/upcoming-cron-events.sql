select
    wanted.name,
    count(event.id) filter (where event.status = 'scheduled' and event.scheduled_time > now())::int as upcoming,
    greatest(max(event.scheduled_time), now()) as last
from unnest($1::text[]) as wanted (name)
left join hdb_catalog.hdb_cron_events as event on event.trigger_name = wanted.name
group by wanted.name
