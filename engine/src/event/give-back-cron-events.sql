update hdb_catalog.hdb_cron_events
set status = 'scheduled'
where status = 'locked' and ($1::text[] is null or id = any ($1))
