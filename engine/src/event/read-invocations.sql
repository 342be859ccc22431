select coalesce(json_agg(invocation), '[]')::text as invocations
from (
    select *
    from hdb_catalog.event_invocation_logs
    where ($1::text is null or trigger_name = $1) and ($2::text is null or event_id = $2)
    order by created_at desc
    limit $3 offset $4
) as invocation
