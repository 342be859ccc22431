-- The whole catalog as one JSON document; names of its keys are those of `catalog-row.ts`.
with
    schemas as (
        select oid, nspname as name
        from pg_catalog.pg_namespace
        where nspname not like 'pg\_%'
          and nspname not in ('information_schema', 'hdb_catalog', 'hdb_lib')
          and nspname not like '\_timescaledb\_%'
          and nspname <> 'timescaledb_information'
    ),
    relations as (
        select c.oid, s.name as schema, c.relname as name, c.relkind
        from pg_catalog.pg_class as c
        join schemas as s on s.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f')
    ),
    columns as (
        select
            a.attrelid as relation,
            json_agg(
                json_build_object(
                    'name', a.attname,
                    'position', a.attnum,
                    'type', a.atttypid::int8,
                    'is_nullable', not a.attnotnull,
                    'has_default', a.atthasdef or a.attidentity <> '',
                    'identity', a.attidentity,
                    'is_generated', a.attgenerated <> '',
                    'comment', pg_catalog.col_description(a.attrelid, a.attnum)
                )
                order by a.attnum
            ) as list
        from pg_catalog.pg_attribute as a
        join relations as r on r.oid = a.attrelid
        where a.attnum > 0
          and not a.attisdropped
        group by a.attrelid
    ),
    keys as (
        select
            i.indrelid as relation,
            json_agg(
                json_build_object(
                    'oid', c.oid::int8,
                    'name', c.relname,
                    'is_primary', i.indisprimary,
                    'columns', (
                        select coalesce(json_agg(a.attname order by k.position), '[]')
                        from unnest(i.indkey) with ordinality as k(attribute, position)
                        join pg_catalog.pg_attribute as a on a.attrelid = i.indrelid and a.attnum = k.attribute
                        where k.position <= i.indnkeyatts
                    )
                )
                order by c.relname
            ) as list
        from pg_catalog.pg_index as i
        join relations as r on r.oid = i.indrelid
        join pg_catalog.pg_class as c on c.oid = i.indexrelid
        where i.indisunique
        group by i.indrelid
    ),
    foreign_keys as (
        select
            f.conrelid as relation,
            json_agg(
                json_build_object(
                    'oid', f.oid::int8,
                    'name', f.conname,
                    'columns', pairs.columns,
                    'foreign_schema', n.nspname,
                    'foreign_table', t.relname,
                    'foreign_columns', pairs.foreign_columns
                )
                order by f.conname
            ) as list
        from pg_catalog.pg_constraint as f
        join relations as r on r.oid = f.conrelid
        join pg_catalog.pg_class as t on t.oid = f.confrelid
        join pg_catalog.pg_namespace as n on n.oid = t.relnamespace
        cross join lateral (
            select
                json_agg(l.attname order by k.position) as columns,
                json_agg(o.attname order by k.position) as foreign_columns
            from unnest(f.conkey, f.confkey) with ordinality as k(attribute, foreign_attribute, position)
            join pg_catalog.pg_attribute as l on l.attrelid = f.conrelid and l.attnum = k.attribute
            join pg_catalog.pg_attribute as o on o.attrelid = f.confrelid and o.attnum = k.foreign_attribute
        ) as pairs
        where f.contype = 'f'
        group by f.conrelid
    ),
    tables as (
        select json_agg(
            json_build_object(
                'oid', r.oid::int8,
                'schema', r.schema,
                'name', r.name,
                'kind', r.relkind,
                'comment', pg_catalog.obj_description(r.oid, 'pg_class'),
                'columns', coalesce(c.list, '[]'),
                'keys', coalesce(k.list, '[]'),
                'foreign_keys', coalesce(f.list, '[]'),
                'mutations',
                case when r.relkind in ('v', 'm') then pg_catalog.pg_relation_is_updatable(r.oid, true) else 28 end
            )
        ) as list
        from relations as r
        left join columns as c on c.relation = r.oid
        left join keys as k on k.relation = r.oid
        left join foreign_keys as f on f.relation = r.oid
    ),
    functions as (
        select json_agg(
            json_build_object(
                'oid', p.oid::int8,
                'schema', s.name,
                'name', p.proname,
                'comment', pg_catalog.obj_description(p.oid, 'pg_proc'),
                'volatility', p.provolatile,
                'is_variadic', p.provariadic <> 0,
                'returns_set', p.proretset,
                'return_type', p.prorettype::int8,
                'argument_types', (
                    select coalesce(json_agg(t.type::int8 order by t.position), '[]')
                    from unnest(p.proargtypes) with ordinality as t(type, position)
                ),
                'argument_names', p.proargnames,
                'argument_modes', p.proargmodes::text[],
                'default_count', p.pronargdefaults
            )
            order by p.oid
        ) as list
        from pg_catalog.pg_proc as p
        join schemas as s on s.oid = p.pronamespace
        where p.prokind = 'f'
    ),
    types as (
        select json_agg(
            json_build_object(
                'oid', t.oid::int8,
                'schema', n.nspname,
                'name', t.typname,
                'kind', t.typtype,
                'is_array', t.typcategory = 'A',
                'element', t.typelem::int8,
                'base', t.typbasetype::int8,
                'relation', r.name,
                'relation_schema', r.schema
            )
        ) as list
        from pg_catalog.pg_type as t
        join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
        left join relations as r on r.oid = t.typrelid
        where n.nspname not in ('information_schema', 'pg_toast')
          and n.nspname not like '\_timescaledb\_%'
          and not (n.nspname = 'pg_catalog' and (t.typtype = 'c' or t.typname like '\_pg\_%'))
    )
select json_build_object(
    'tables', coalesce((select list from tables), '[]'),
    'functions', coalesce((select list from functions), '[]'),
    'types', coalesce((select list from types), '[]')
) as catalog
