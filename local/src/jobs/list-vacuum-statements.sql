-- A statement for every table of ours that has any page. Vacuum reads only pages that changed since the last time.
select pg_catalog.format('vacuum (skip_locked) %I.%I', namespaces.nspname, tables.relname) as statement
from pg_catalog.pg_class as tables
inner join pg_catalog.pg_namespace as namespaces on tables.relnamespace = namespaces.oid
where
    tables.relkind = 'r'
    and namespaces.nspname in ('public', '_timescaledb_internal', '_timescaledb_catalog', '_timescaledb_config')
    and pg_catalog.pg_relation_size(tables.oid) > 0
order by namespaces.nspname, tables.relname;
