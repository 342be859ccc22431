-- Which tables hold the rows that tables, views and functions show. $1: a JSON list of {kind: table | function, schema,
-- name}. A row for each: the ids of the tables, or null where changes of it can't be told from changes of tables.
--
-- PostgreSQL keeps views, and functions with a body in standard SQL, as trees of nodes that name what they read by id.
-- The trees are read rather than pg_depend, which leaves out PostgreSQL's own objects: a view that asks for the time, or
-- reads the system's catalog, changes without any table changing.
with recursive read_object (kind, schema, name, class, id) as (
    select asked.kind, asked.schema, asked.name, object.class, object.id
    from json_to_recordset($1) as asked (kind text, schema text, name text)
    cross join lateral (
        select 'relation', pg_class.oid
        from pg_class
        where asked.kind = 'table' and pg_class.relname = asked.name
            and pg_class.relnamespace = to_regnamespace(quote_ident(asked.schema))
        union all
        select 'function', pg_proc.oid
        from pg_proc
        where asked.kind = 'function' and pg_proc.proname = asked.name
            and pg_proc.pronamespace = to_regnamespace(quote_ident(asked.schema))
    ) as object (class, id)
    union
    select read_object.kind, read_object.schema, read_object.name, part.class, part.id
    from read_object
    cross join lateral (
        select
            case when node.field is null then 'clock' when node.field = 'relid' then 'relation' else 'function' end,
            coalesce(node.id, '0')::oid
        from (
            select pg_rewrite.ev_action::text
            from pg_rewrite
            inner join pg_class on pg_class.oid = pg_rewrite.ev_class
            where read_object.class = 'relation' and pg_rewrite.ev_class = read_object.id
                and pg_rewrite.ev_type = '1' and pg_class.relkind = 'v'
            union all
            select pg_proc.prosqlbody::text
            from pg_proc
            where read_object.class = 'function' and pg_proc.oid = read_object.id and pg_proc.prosqlbody is not null
        ) as kept (tree)
        cross join lateral regexp_matches(
            kept.tree, ':(relid|funcid|opfuncid|aggfnoid|winfnoid) ([1-9]\d*)|SQLVALUEFUNCTION', 'g'
        ) as named (match)
        cross join lateral (select named.match[1], named.match[2]) as node (field, id)
        union all
        -- Partitions and other children. A hypertable's chunks are written through it alone.
        select 'relation', pg_inherits.inhrelid
        from pg_inherits
        inner join pg_class on pg_class.oid = pg_inherits.inhrelid
        where read_object.class = 'relation' and pg_inherits.inhparent = read_object.id
            and pg_class.relnamespace is distinct from to_regnamespace('_timescaledb_internal')
    ) as part (class, id)
),

-- Every object's last parts: tables, and what can't be followed.
judged as (
    select
        read_object.kind,
        read_object.schema,
        read_object.name,
        case when pg_class.relkind in ('r', 'p') then pg_class.oid end as table_id,
        case
            when read_object.class = 'clock' then true
            when read_object.class = 'relation' then
                pg_class.relkind not in ('r', 'p', 'v')
                or pg_class.relpersistence = 't'
                -- What a policy lets through may depend on anything.
                or pg_class.relrowsecurity
                or (pg_class.relkind <> 'v' and (pg_class.oid < 16384 or extension.is_owner))
            when pg_proc.prokind <> 'f' or pg_proc.provolatile = 'i' then false
            when pg_proc.provolatile = 'v' then true
            when pg_proc.oid < 16384 then
                pg_proc.proname in ('now', 'transaction_timestamp', 'statement_timestamp', 'age', 'current_setting')
                or starts_with(pg_proc.proname, 'pg_')
            else pg_proc.prosqlbody is null and not extension.is_owner
        end as is_opaque
    from read_object
    left join pg_class on read_object.class = 'relation' and pg_class.oid = read_object.id
    left join pg_proc on read_object.class = 'function' and pg_proc.oid = read_object.id
    cross join lateral (
        select exists (
            select
            from pg_depend
            where pg_depend.objid = read_object.id and pg_depend.deptype = 'e'
                and pg_depend.classid = case read_object.class
                    when 'relation' then 'pg_class'::regclass
                    else 'pg_proc'::regclass
                end
        )
    ) as extension (is_owner)
)

select
    kind,
    schema,
    name,
    case when not bool_or(is_opaque) then coalesce(array_agg(distinct table_id::text) filter (where table_id is not null), '{}') end
        as tables
from judged
group by kind, schema, name;
