-- $1 the metadata, $2 the version it replaces, $3 who writes; no row comes back when another process was faster.
with written as (
    insert into hdb_catalog.hdb_metadata as stored (id, metadata, resource_version)
    values (1, $1::json, $2::integer + 1)
    on conflict (id) do update
    set metadata = excluded.metadata,
        resource_version = stored.resource_version + 1
    where stored.resource_version = $2::integer
    returning resource_version
),
notified as (
    insert into hdb_catalog.hdb_schema_notifications (id, notification, resource_version, instance_id)
    select 1, '{"metadata": true, "remote_schemas": [], "sources": []}', resource_version, $3::uuid
    from written
    on conflict (id) do update
    set notification = excluded.notification,
        resource_version = excluded.resource_version,
        instance_id = excluded.instance_id,
        updated_at = now()
)
select resource_version
from written
