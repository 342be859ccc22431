select coalesce(json_agg(event), '[]')::text as events
from (
    select *
    from hdb_catalog.event_log
    where ($1::text is null or trigger_name = $1)
        and ($2::text is null or id = $2)
        and case $3
            when 'pending' then not delivered and not error and not archived
            when 'processed' then delivered or error
            else true
        end
    order by created_at desc
    limit $4 offset $5
) as event
