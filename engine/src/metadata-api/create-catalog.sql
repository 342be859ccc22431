create schema if not exists hdb_catalog;

-- Hasura's own migrations of the catalog call it.
create or replace function hdb_catalog.gen_hasura_uuid() returns uuid
language sql
set search_path = pg_catalog
as 'select gen_random_uuid()';

create table if not exists hdb_catalog.hdb_version (
    hasura_uuid uuid primary key default hdb_catalog.gen_hasura_uuid(),
    version text not null,
    upgraded_on timestamptz not null,
    cli_state jsonb not null default '{}',
    console_state jsonb not null default '{}',
    ee_client_id text,
    ee_client_secret text
);
create unique index if not exists hdb_version_one_row on hdb_catalog.hdb_version ((version is not null));

create table if not exists hdb_catalog.hdb_metadata (
    id integer primary key,
    metadata json not null,
    resource_version integer not null default 1 unique
);

create table if not exists hdb_catalog.hdb_schema_notifications (
    id integer primary key check (id = 1),
    notification json not null,
    resource_version integer not null default 1,
    instance_id uuid not null,
    updated_at timestamptz default now()
);

insert into hdb_catalog.hdb_version (version, upgraded_on)
values ('48', now())
on conflict do nothing;

-- Migrations that were applied before there was a catalog stand where the first hasura-cli kept them.
do $$
begin
    if to_regclass('hdb_catalog.schema_migrations') is null then
        return;
    end if;
    update hdb_catalog.hdb_version
    set cli_state = jsonb_build_object(
        'settings', jsonb_build_object('migration_mode', 'true'),
        'migrations', jsonb_build_object('default', (
            select coalesce(jsonb_object_agg(version::text, dirty), '{}') from hdb_catalog.schema_migrations
        ))
    )
    where cli_state = '{}';
end
$$;
