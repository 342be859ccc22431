-- Tells hasura-cli and `engine migrate` which migrations the database has, where a Hasura keeps its catalog.
do $$
begin
    if to_regclass('hdb_catalog.hdb_version') is null then
        return;
    end if;
    update hdb_catalog.hdb_version
    set cli_state = '{"settings": {"migration_mode": "true"}}' || cli_state || jsonb_build_object(
        'migrations',
        coalesce(cli_state -> 'migrations', '{}') || jsonb_build_object('default', (
            select coalesce(jsonb_object_agg(version::text, dirty), '{}') from hdb_catalog.schema_migrations
        ))
    );
end
$$;
