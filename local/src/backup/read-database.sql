-- What a backup says of its database. The tables of migrations may not be there.
select
    current_setting('server_version_num')::integer as postgres,
    (select extension.extversion from pg_catalog.pg_extension as extension where extension.extname = 'timescaledb') as timescaledb,
    (
        select coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'name', role.rolname, 'canLogin', role.rolcanlogin, 'connectionLimit', role.rolconnlimit,
                    'settings', coalesce(to_jsonb(role.rolconfig), '[]')
                )
                order by role.rolname
            ),
            '[]'
        )
        from pg_catalog.pg_roles as role
        where role.oid in (
            select named.refobjid
            from pg_catalog.pg_shdepend as named
            join pg_catalog.pg_database as database on database.oid = named.dbid
            where database.datname = current_database() and named.refclassid = 'pg_catalog.pg_authid'::regclass
                and named.deptype = 'a'
        )
    ) as roles;
