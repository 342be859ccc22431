-- Derivation of samples that go into the columnstore.
--
-- A statement that writes into a chunk of the columnstore for the first time sees neither its own rows there nor those that it
-- had to unpack, until it has ended; so do its triggers. Such samples wait for the commit of their transaction, where
-- everything is visible, and are derived from there as any late samples.

create table samples_derived_at_commit (
  id bigint generated always as identity,
  span sample_span not null,
  constraint a_waiting_span_of_samples_is_known_by_its_id primary key (id)
);
comment on table samples_derived_at_commit is 'Samples that this transaction derives from when it commits. Empty outside of transactions.';
comment on column samples_derived_at_commit.id is 'Number of the row.';
comment on column samples_derived_at_commit.span is 'The stretch of changed samples.';

create function derive_at_commit() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  set andon.derives_from = 'late data'
as $$
declare
  spans sample_span[];
begin
  with waiting as (
    delete from samples_derived_at_commit returning span
  )
  select array_agg(waiting.span) into spans from waiting;
  if spans is not null then
    perform lock_equipment_tails(spans);
    perform derive_spans('{}', spans);
    perform update_equipment_status(array(select distinct span.equipment_id from unnest(spans) span));
  end if;
  return null;
end;
$$;
comment on function derive_at_commit is 'Derives from all waiting samples at once, when the first of them comes to its turn.';

create constraint trigger waiting_samples_are_derived_from
  after insert on samples_derived_at_commit
  deferrable initially deferred
  for each row execute function derive_at_commit();

create function are_visible(samples equipment_values[]) returns boolean
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
  set enable_seqscan = off
as $$
declare
  low timestamptz;
  high timestamptz;
begin
  select min(sample.time), max(sample.time) into low, high from unnest(samples) sample;
  return not exists (
    select from (
      select distinct on (date_bin('1 day', sample.time, timestamptz '2000-01-01 00:00+00'))
        sample.equipment_id, sample.time
      from unnest(samples) sample
    ) probe
    cross join lateral (
      select count(*) as times from equipment_values v
      where v.equipment_id = probe.equipment_id and v.time = probe.time and v.time >= low and v.time <= high
    ) found
    where found.times = 0);
end;
$$;
comment on function are_visible is 'Whether samples that this statement has written can be read already; one of every day is tried, for it is whole chunks that cannot.';

create function derive_late_spans(spans sample_span[], is_visible boolean) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if is_visible then
    perform derive_spans('{}', spans);
  else
    insert into samples_derived_at_commit (span) select span from unnest(spans) span;
  end if;
end;
$$;
comment on function derive_late_spans is 'Derives from late samples now, or at commit when they cannot be read yet.';
