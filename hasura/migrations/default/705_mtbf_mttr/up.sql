-- How often equipment breaks down, and how long a repair takes.

create table mtbf_mttr_results (
  group_by text not null,
  group_key bigint not null,
  group_name text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  run_seconds numeric not null,
  breakdown_count bigint not null,
  breakdown_seconds numeric not null,
  mtbf_seconds numeric,
  mttr_seconds numeric,
  failures_per_hour numeric,
  inherent_availability numeric,
  constraint "a result of the function mtbf_mttr is never stored" check (false) no inherit
);
comment on table mtbf_mttr_results is 'The columns of the function mtbf_mttr. Without a breakdown, means are null. Holds no rows.';
comment on column mtbf_mttr_results.group_by is 'The grouping that was asked for.';
comment on column mtbf_mttr_results.group_key is 'Number of the group, as of oee.';
comment on column mtbf_mttr_results.group_name is 'Name of the group.';
comment on column mtbf_mttr_results.started_at is 'Start of the bucket, or of the range asked for.';
comment on column mtbf_mttr_results.ended_at is 'End of the bucket, or of the range asked for.';
comment on column mtbf_mttr_results.run_seconds is 'Run time, as of oee.';
comment on column mtbf_mttr_results.breakdown_count is 'Breakdowns, each counted once.';
comment on column mtbf_mttr_results.breakdown_seconds is 'Time in breakdowns.';
comment on column mtbf_mttr_results.mtbf_seconds is 'Mean time between failures: run ÷ breakdowns.';
comment on column mtbf_mttr_results.mttr_seconds is 'Mean time to repair: breakdown time ÷ breakdowns.';
comment on column mtbf_mttr_results.failures_per_hour is 'Breakdowns per hour of run time, the failure rate λ.';
comment on column mtbf_mttr_results.inherent_availability is 'MTBF ÷ (MTBF + MTTR).';

create function mtbf_mttr(
  "from" timestamptz,
  "to" timestamptz,
  equipment_ids int[] default null,
  group_by text default 'equipment',
  bucket text default null
) returns setof mtbf_mttr_results
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return query
    select
      results.group_by, results.group_key, results.group_name, results.started_at, results.ended_at,
      results.run_seconds, results.breakdown_count, results.breakdown_seconds,
      results.mtbf_seconds, results.mttr_seconds,
      results.breakdown_count * 3600 / nullif(results.run_seconds, 0),
      case when results.breakdown_count > 0
        then results.run_seconds / nullif(results.run_seconds + results.breakdown_seconds, 0) end
    from oee("from", "to", equipment_ids, mtbf_mttr.group_by, mtbf_mttr.bucket) results
    order by results.started_at, results.group_key;
end;
$$;
comment on function mtbf_mttr is 'Mean time between failures and mean time to repair. Windows and groups as of oee; a breakdown counts once for its identity, its seconds are divided among the windows.';
