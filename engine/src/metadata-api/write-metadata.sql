-- $1 the metadata, $2 the version it replaces; no row comes back when another process was faster.
insert into hdb_catalog.hdb_metadata as stored (id, metadata, resource_version)
values (1, $1::json, $2::integer + 1)
on conflict (id) do update
set metadata = excluded.metadata,
    resource_version = stored.resource_version + 1
where stored.resource_version = $2::integer
returning resource_version
