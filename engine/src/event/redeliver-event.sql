update hdb_catalog.event_log
set delivered = false, error = false, tries = 0, locked = null, next_retry_at = null
where id = $1 and trigger_name = any ($2)
returning id
