-- What a backup says of its database. The tables of migrations may not be there.
select
    current_setting('server_version_num')::integer as postgres,
    (select extension.extversion from pg_catalog.pg_extension as extension where extension.extname = 'timescaledb') as timescaledb;
