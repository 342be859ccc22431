create schema if not exists hdb_catalog;

create or replace function hdb_catalog.announce_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform pg_notify('hdb_catalog_changes', tg_relid::text);
    return null;
end;
$$;

comment on function hdb_catalog.announce_change() is
    'Tells the engine which table a statement has changed, so that live queries are asked again; PostgreSQL sends equal announcements of one transaction once';

create or replace function hdb_catalog.begin_announcing(table_id regclass) returns void
    language plpgsql
    set search_path = pg_catalog
    -- A trigger has to wait for running writers, and whoever writes next waits behind it.
    set lock_timeout = '1s'
as $$
begin
    execute format(
        'create trigger "announce changes to the engine" after insert or update or delete or truncate on %s '
        'for each statement execute function hdb_catalog.announce_change()',
        table_id
    );
end;
$$;

comment on function hdb_catalog.begin_announcing(regclass) is 'Puts the trigger that announces changes on a table';

create or replace function hdb_catalog.end_announcing(table_id regclass) returns void
    language plpgsql
    set search_path = pg_catalog
    set lock_timeout = '1s'
as $$
begin
    execute format('drop trigger if exists "announce changes to the engine" on %s', table_id);
end;
$$;

comment on function hdb_catalog.end_announcing(regclass) is 'Takes the trigger that announces changes off a table';
