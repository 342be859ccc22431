with taken as (
    select id
    from hdb_catalog.hdb_action_log
    where status = 'created' and action_name = any ($1)
    order by created_at
    limit $2
    for update skip locked
)

update hdb_catalog.hdb_action_log as log
set status = 'processing'
from taken
where log.id = taken.id
returning log.id, log.action_name, log.request_headers, log.session_variables, log.input_payload::text as input
