-- How long data is kept, when it moves to the columnstore and how often roll-ups are refreshed. Every period is a row that
-- may be changed; a trigger makes TimescaleDB's policies follow. Where the server runs no background workers, whoever runs
-- the platform calls run_job for each due job.

create table data_policies (
  relation text not null,
  kind text not null,
  period interval not null,
  schedule interval not null,
  constraint a_relation_has_one_policy_of_a_kind primary key (relation, kind),
  constraint "a data policy refreshes, moves to the columnstore or drops" check (kind in ('refresh', 'columnstore', 'retention')),
  constraint "a data policy's period is positive" check (period > interval '0'),
  constraint "a data policy is not applied more often than every second" check (schedule >= interval '1 second')
);
comment on table data_policies is 'How long data is kept, when it moves to the columnstore, how far back roll-ups are refreshed. A change takes effect at once.';
comment on column data_policies.relation is 'The hypertable, roll-up or table.';
comment on column data_policies.kind is 'refresh: bring the roll-up up to date. columnstore: move older chunks there. retention: drop older rows.';
comment on column data_policies.period is 'refresh: how far back late data is taken in. columnstore and retention: age from which rows are moved or dropped.';
comment on column data_policies.schedule is 'How often the policy is applied.';

alter table equipment_values set (
  timescaledb.enable_columnstore, timescaledb.segmentby = 'equipment_id', timescaledb.orderby = 'time');
alter table telemetry set (
  timescaledb.enable_columnstore, timescaledb.segmentby = 'metric_id', timescaledb.orderby = 'time');

create procedure drop_old_events(job_id int, config jsonb)
  language plpgsql
  set search_path = pg_catalog, public
  set andon.derives_from = 'retention'
as $$
begin
  perform set_config('andon.derives_stops', 'on', true);
  delete from equipment_events event
  where event.ended_at < now() - (config ->> 'drop_after')::interval;
  perform set_config('andon.derives_stops', 'off', true);
end;
$$;
comment on procedure drop_old_events is 'Job: drops stops that ended longer ago than drop_after.';

create procedure drop_old_arrivals(job_id int, config jsonb)
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  oldest timestamptz := now() - (config ->> 'drop_after')::interval;
begin
  case config ->> 'relation'
    when 'dead_letters' then delete from dead_letters letter where letter.received_at < oldest;
    when 'received_points' then delete from received_points point where point.received_at < oldest;
  end case;
end;
$$;
comment on procedure drop_old_arrivals is 'Job: drops dead letters, or ids of points, that arrived longer ago than drop_after.';

create function remove_arrivals_policy(relation text) returns void
  language sql
  set search_path = pg_catalog, public
as $$
  select delete_job(job.job_id) from timescaledb_information.jobs job
  where job.proc_schema = 'public' and job.proc_name = 'drop_old_arrivals'
    and job.config ->> 'relation' = remove_arrivals_policy.relation;
$$;
comment on function remove_arrivals_policy is 'Removes the job that drops old rows of dead_letters or received_points.';

create function apply_data_policy(policy data_policies) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  case policy.kind
    when 'refresh' then
      perform remove_continuous_aggregate_policy(policy.relation::regclass, if_exists => true);
      -- The window ends at a closed bucket: a refresh of the filling one would hide its later rows until the next.
      -- One batch: batches of single buckets, the default, take minutes for a first refresh.
      perform add_continuous_aggregate_policy(policy.relation::regclass,
        start_offset => policy.period, end_offset => interval '15 minutes', schedule_interval => policy.schedule,
        buckets_per_batch => 0);
    when 'columnstore' then
      call remove_columnstore_policy(policy.relation::regclass, if_exists => true);
      call add_columnstore_policy(policy.relation::regclass, after => policy.period, schedule_interval => policy.schedule);
    when 'retention' then
      if policy.relation = 'equipment_events' then
        perform delete_job(job.job_id) from timescaledb_information.jobs job
        where job.proc_schema = 'public' and job.proc_name = 'drop_old_events';
        perform add_job('drop_old_events', policy.schedule,
          config => jsonb_build_object('drop_after', policy.period));
      elsif policy.relation in ('dead_letters', 'received_points') then
        perform remove_arrivals_policy(policy.relation);
        perform add_job('drop_old_arrivals', policy.schedule,
          config => jsonb_build_object('drop_after', policy.period, 'relation', policy.relation));
      else
        perform remove_retention_policy(policy.relation::regclass, if_exists => true);
        perform add_retention_policy(policy.relation::regclass, policy.period, schedule_interval => policy.schedule);
      end if;
  end case;
end;
$$;
comment on function apply_data_policy is 'Makes TimescaleDB''s policy what a row of data_policies says.';

create function remove_data_policy(policy data_policies) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  case policy.kind
    when 'refresh' then
      perform remove_continuous_aggregate_policy(policy.relation::regclass, if_exists => true);
    when 'columnstore' then
      call remove_columnstore_policy(policy.relation::regclass, if_exists => true);
    when 'retention' then
      if policy.relation = 'equipment_events' then
        perform delete_job(job.job_id) from timescaledb_information.jobs job
        where job.proc_schema = 'public' and job.proc_name = 'drop_old_events';
      elsif policy.relation in ('dead_letters', 'received_points') then
        perform remove_arrivals_policy(policy.relation);
      else
        perform remove_retention_policy(policy.relation::regclass, if_exists => true);
      end if;
  end case;
end;
$$;
comment on function remove_data_policy is 'Removes the policy of a row of data_policies that is gone.';

create function follow_data_policies() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if tg_op in ('DELETE', 'UPDATE') then
    perform remove_data_policy(old);
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    perform apply_data_policy(new);
  end if;
  return null;
end;
$$;
comment on function follow_data_policies is 'Keeps TimescaleDB''s policies equal to the rows of data_policies.';

create trigger policies_follow_their_rows
  after insert or update or delete on data_policies
  for each row execute function follow_data_policies();

insert into data_policies (relation, kind, period, schedule) values
  ('equipment_values', 'columnstore', '7 days', '1 hour'),
  ('telemetry', 'columnstore', '7 days', '1 hour'),
  ('equipment_values', 'retention', '90 days', '1 day'),
  ('telemetry', 'retention', '90 days', '1 day'),
  ('equipment_counts', 'retention', '2 years', '1 day'),
  ('equipment_events', 'retention', '2 years', '1 day'),
  ('dead_letters', 'retention', '30 days', '1 day'),
  ('received_points', 'retention', '7 days', '1 hour'),
  ('telemetry_by_minute', 'refresh', '89 days', '5 minutes'),
  ('telemetry_by_quarter_hour', 'refresh', '89 days', '15 minutes');
