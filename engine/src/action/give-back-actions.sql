update hdb_catalog.hdb_action_log
set status = 'created'
where status = 'processing' and ($1::uuid[] is null or id = any ($1))
