select
    to_json(created_at) #>> '{}' as created_at,
    errors::text as errors,
    response_payload::text as output,
    session_variables
from hdb_catalog.hdb_action_log
where id = $1 and action_name = $2
