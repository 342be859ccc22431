insert into hdb_catalog.hdb_cron_events (trigger_name, scheduled_time)
select $1, one.time
from unnest($2::timestamptz[]) as one (time)
on conflict do nothing
