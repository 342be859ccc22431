-- What has been applied to this database. A stock Hasura keeps its own catalog in the same schema, so everything here
-- is created only where it is missing.
create schema if not exists hdb_catalog;

create table if not exists hdb_catalog.schema_migrations (
    version bigint primary key,
    dirty boolean not null default false
);

comment on table hdb_catalog.schema_migrations is 'Migrations that are applied to this database';
comment on column hdb_catalog.schema_migrations.version is 'The number that the migration''s folder begins with';
comment on column hdb_catalog.schema_migrations.dirty is 'Always false: a migration is applied as a whole or not at all';

create table if not exists hdb_catalog.applied_seeds (
    name text primary key,
    applied_at timestamptz not null default now()
);

comment on table hdb_catalog.applied_seeds is 'Seed files that are applied to this database';
comment on column hdb_catalog.applied_seeds.name is 'Path of the file within the project';
comment on column hdb_catalog.applied_seeds.applied_at is 'When it was applied';
