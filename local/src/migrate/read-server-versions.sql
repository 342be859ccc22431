select
    current_setting('server_version_num')::integer as server_version_number,
    (select coalesce(available.installed_version, available.default_version)
     from pg_catalog.pg_available_extensions as available
     where available.name = 'timescaledb') as timescaledb_version;
