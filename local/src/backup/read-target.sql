-- What decides whether a server can take a backup. $1: the database, $2: the wanted version of TimescaleDB, $3: the names of roles
-- that have rights in it.
select
    current_setting('server_version_num')::integer as postgres,
    (select role.rolcreatedb or role.rolsuper from pg_catalog.pg_roles as role where role.rolname = current_user) as may_create,
    (
        select role.rolcreaterole or role.rolsuper from pg_catalog.pg_roles as role where role.rolname = current_user
    ) as may_create_roles,
    array(
        select wanted.name from unnest($3::text[]) as wanted (name)
        where not exists (select from pg_catalog.pg_roles as role where role.rolname = wanted.name)
        order by wanted.name
    ) as missing_roles,
    exists (select from pg_catalog.pg_database where datname = $1) as "exists",
    (
        select count(*)::integer from pg_catalog.pg_stat_activity
        where datname = $1 and backend_type = 'client backend'
    ) as connections,
    $2::text is null
    or exists (
        select from pg_catalog.pg_available_extension_versions
        where name = 'timescaledb' and version = $2
    ) as has_timescaledb;
