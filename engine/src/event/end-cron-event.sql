update hdb_catalog.hdb_cron_events
set status = $2
where id = $1
