create schema if not exists hdb_catalog;

create table if not exists hdb_catalog.event_log (
    id text primary key default gen_random_uuid(),
    schema_name text not null,
    table_name text not null,
    trigger_name text not null,
    payload jsonb not null,
    delivered boolean not null default false,
    error boolean not null default false,
    tries integer not null default 0,
    created_at timestamp default (now() at time zone 'utc'),
    locked timestamptz,
    next_retry_at timestamp,
    archived boolean not null default false
);
create index if not exists event_log_trigger_name_idx on hdb_catalog.event_log (trigger_name);
create index if not exists event_log_fetch_events
on hdb_catalog.event_log (locked nulls first, next_retry_at nulls first, created_at)
where delivered = 'f' and error = 'f' and archived = 'f';

create table if not exists hdb_catalog.event_invocation_logs (
    id text primary key default gen_random_uuid(),
    trigger_name text,
    event_id text,
    status integer,
    request json,
    response json,
    created_at timestamp default (now() at time zone 'utc')
);
create index if not exists event_invocation_logs_event_id_idx on hdb_catalog.event_invocation_logs (event_id);

create table if not exists hdb_catalog.hdb_event_log_cleanups (
    id text primary key default gen_random_uuid(),
    trigger_name text not null,
    scheduled_at timestamp not null,
    deleted_event_logs integer,
    deleted_event_invocation_logs integer,
    status text not null check (status in ('scheduled', 'paused', 'completed', 'dead')),
    unique (trigger_name, scheduled_at)
);

-- Writes an event in the transaction that makes it. Times are UTC whatever the session says, and tell the order of
-- events of one transaction, too.
create or replace function hdb_catalog.insert_event_log(
    schema_name text, table_name text, trigger_name text, op text, row_data json
) returns text
language plpgsql
as $$
declare
    id text := gen_random_uuid();
begin
    insert into hdb_catalog.event_log (id, schema_name, table_name, trigger_name, payload, created_at)
    values (
        id,
        schema_name,
        table_name,
        trigger_name,
        json_build_object(
            'op', op,
            'data', row_data,
            'session_variables', nullif(current_setting('hasura.user', true), '')::json,
            'trace_context', nullif(current_setting('hasura.tracecontext', true), '')::json
        ),
        clock_timestamp() at time zone 'utc'
    );
    return id;
end
$$;

-- A row as handlers are told it: these columns only (null: all), and numbers of some columns as texts.
create or replace function hdb_catalog.event_row(whole json, told text[], texts text[]) returns json
language sql
immutable
set search_path = pg_catalog
as $$
    select case
        when told is null and texts = '{}' then whole
        else (
            select json_object_agg(
                key,
                case when key = any (texts) and json_typeof(value) = 'number' then to_json(value #>> '{}') else value end
            )
            from json_each(whole)
            where told is null or key = any (told)
        )
    end
$$;

-- What an event trigger does for each row. Arguments: its name; the columns it listens for in updates and those it tells
-- (each an array or *); the columns whose numbers are told as texts.
create or replace function hdb_catalog.notify_hasura() returns trigger
language plpgsql
as $$
declare
    listened text[] := nullif(tg_argv[1], '*');
    told text[] := nullif(tg_argv[2], '*');
    texts text[] := tg_argv[3];
    before json;
    after json;
begin
    if tg_op <> 'INSERT' then
        before := row_to_json(old);
    end if;
    if tg_op <> 'DELETE' then
        after := row_to_json(new);
    end if;
    if tg_op = 'UPDATE' and not exists (
        select from json_each(before) as one
        where (listened is null or one.key = any (listened))
            and one.value::jsonb is distinct from (after -> one.key)::jsonb
    ) then
        return null;
    end if;
    perform hdb_catalog.insert_event_log(
        tg_table_schema::text,
        tg_table_name::text,
        tg_argv[0],
        tg_op,
        json_build_object(
            'old', hdb_catalog.event_row(before, told, texts),
            'new', hdb_catalog.event_row(after, told, texts)
        )
    );
    return null;
end
$$;

-- Makes the triggers of the tables those that are wanted, and no others:
-- a list of {schema, table, trigger, operation, arguments, always}.
create or replace function hdb_catalog.sync_event_triggers(wanted jsonb) returns void
language plpgsql
as $$
declare
    one record;
begin
    perform pg_advisory_xact_lock(hashtext('hdb_catalog.sync_event_triggers'));
    create temporary table if not exists wanted_triggers (
        relation oid, trigger text, operation text, arguments text[], always boolean
    ) on commit drop;
    insert into wanted_triggers
    select to_regclass(format('%I.%I', w.schema, w."table")), w.trigger, w.operation, w.arguments, w.always
    from jsonb_to_recordset(wanted)
        as w (schema text, "table" text, trigger text, operation text, arguments text[], always boolean);
    for one in
        select t.tgname, t.tgrelid::regclass as relation
        from pg_trigger as t
        join pg_proc as p on p.oid = t.tgfoid
        join pg_class as c on c.oid = t.tgrelid
        where p.pronamespace = 'hdb_catalog'::regnamespace
            and p.proname ^@ 'notify_hasura'
            and t.tgparentid = 0
            and not c.relnamespace::regnamespace::text ^@ '_timescaledb'
            and not exists (
                select from wanted_triggers as w
                where w.relation = t.tgrelid
                    and w.trigger = t.tgname
                    and p.proname = 'notify_hasura'
                    and (t.tgenabled = 'A') = w.always
                    and t.tgargs = (
                        select string_agg(convert_to(a.argument, 'utf8') || '\x00', '' order by a.place)
                        from unnest(w.arguments) with ordinality as a (argument, place)
                    )
            )
    loop
        execute format('drop trigger %I on %s', one.tgname, one.relation);
    end loop;
    for one in
        select *, relation::regclass as table_name
        from wanted_triggers as w
        where not exists (select from pg_trigger as t where t.tgrelid = w.relation and t.tgname = w.trigger)
    loop
        execute format(
            'create trigger %I after %s on %s for each row execute function hdb_catalog.notify_hasura(%s)',
            one.trigger,
            one.operation,
            one.table_name,
            (
                select string_agg(quote_literal(a.argument), ', ' order by a.place)
                from unnest(one.arguments) with ordinality as a (argument, place)
            )
        );
        if one.always then
            execute format('alter table %s enable always trigger %I', one.table_name, one.trigger);
        end if;
    end loop;
    drop table wanted_triggers;
end
$$;
