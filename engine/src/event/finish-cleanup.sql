update hdb_catalog.hdb_event_log_cleanups
set deleted_event_logs = $2, deleted_event_invocation_logs = $3, status = $4
where id = $1
