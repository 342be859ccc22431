delete from hdb_catalog.hdb_cron_events
where status = 'scheduled' and tries = 0 and (not (trigger_name = any ($1)) or (scheduled_time > now() and trigger_name = any ($2)))
