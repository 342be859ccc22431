create table if not exists hdb_catalog.hdb_cron_events (
    id text primary key default gen_random_uuid(),
    trigger_name text not null,
    scheduled_time timestamptz not null,
    status text not null default 'scheduled' check (status in ('scheduled', 'locked', 'delivered', 'error', 'dead')),
    tries integer not null default 0,
    created_at timestamptz default now(),
    next_retry_at timestamptz
);
create index if not exists hdb_cron_event_status on hdb_catalog.hdb_cron_events (status);
create unique index if not exists hdb_cron_events_unique_scheduled
on hdb_catalog.hdb_cron_events (trigger_name, scheduled_time)
where status = 'scheduled';

create table if not exists hdb_catalog.hdb_cron_event_invocation_logs (
    id text primary key default gen_random_uuid(),
    event_id text references hdb_catalog.hdb_cron_events (id) on update cascade on delete cascade,
    status integer,
    request json,
    response json,
    created_at timestamptz default now()
);
create index if not exists hdb_cron_event_invocation_event_id
on hdb_catalog.hdb_cron_event_invocation_logs (event_id);

create table if not exists hdb_catalog.hdb_scheduled_events (
    id text primary key default gen_random_uuid(),
    webhook_conf json not null,
    scheduled_time timestamptz not null,
    retry_conf json,
    payload json,
    header_conf json,
    status text not null default 'scheduled' check (status in ('scheduled', 'locked', 'delivered', 'error', 'dead')),
    tries integer not null default 0,
    created_at timestamptz default now(),
    next_retry_at timestamptz,
    comment text
);
create index if not exists hdb_scheduled_event_status on hdb_catalog.hdb_scheduled_events (status);

create table if not exists hdb_catalog.hdb_scheduled_event_invocation_logs (
    id text primary key default gen_random_uuid(),
    event_id text references hdb_catalog.hdb_scheduled_events (id) on update cascade on delete cascade,
    status integer,
    request json,
    response json,
    created_at timestamptz default now()
);
