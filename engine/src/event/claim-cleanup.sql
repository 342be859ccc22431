insert into hdb_catalog.hdb_event_log_cleanups (trigger_name, scheduled_at, status)
values ($1, $2::timestamptz at time zone 'utc', 'scheduled')
on conflict do nothing
returning id
