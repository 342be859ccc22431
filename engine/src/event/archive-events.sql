update hdb_catalog.event_log
set archived = true
where trigger_name = $1
