update hdb_catalog.hdb_action_log
set response_payload = $2, errors = $3, status = $4, response_received_at = now()
where id = $1
