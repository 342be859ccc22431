insert into hdb_catalog.hdb_action_log (action_name, session_variables, request_headers, input_payload, status)
values ($1, $2, $3, $4, 'created')
returning id
