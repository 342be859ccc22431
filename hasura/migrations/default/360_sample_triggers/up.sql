-- Derivation starts here: after every statement that changes equipment_values, by whatever client.

create function derive_from_new_samples() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set andon.derives_from = 'late data'
as $$
declare
  spans sample_span[];
  late_ids int[];
  late_samples equipment_values[];
  wide_ids int[];
  wide_samples equipment_values[];
begin
  select array_agg(row(
    span.equipment_id, span.first_at, span.last_at, span.carries_state, span.carries_mode, span.carries_produced,
    span.carries_scrap, span.carries_produced_counter, span.carries_scrap_counter
  )::sample_span order by span.equipment_id)
  into spans
  from (
    select v.equipment_id, min(v.time) as first_at, max(v.time) as last_at,
      bool_or(v.state is not null) as carries_state, bool_or(v.mode is not null) as carries_mode,
      bool_or(v.produced is not null or v.produced_counter is not null) as carries_produced,
      bool_or(v.scrap is not null or v.scrap_counter is not null) as carries_scrap,
      bool_or(v.produced_counter is not null) as carries_produced_counter,
      bool_or(v.scrap_counter is not null) as carries_scrap_counter
    from new_samples v
    group by v.equipment_id
  ) span;
  if spans is null then
    return null;
  end if;
  perform lock_equipment_tails(spans);
  select array_agg(span.equipment_id) into late_ids
  from unnest(spans) span
  join equipment_tails tail on tail.equipment_id = span.equipment_id
  where span.first_at <= tail.last_sample_at;
  perform derive_spans(spans, null);
  if late_ids is not null then
    late_samples := array(select row(v.*)::equipment_values from new_samples v where v.equipment_id = any (late_ids));
    perform derive_late_spans(spans_of_samples(late_samples), are_visible(late_samples));
  end if;
  insert into samples_derived_at_commit (span)
  select span
  from unnest(spans) span
  join equipment_tails tail on tail.equipment_id = span.equipment_id
  where span.equipment_id <> all (coalesce(late_ids, '{}'))
    and (tail.last_sample_at < span.last_at or tail.last_sample_at is null);
  -- A wide span may begin in a chunk of the columnstore, not to be read yet, and end in one that is.
  select array_agg(span.equipment_id) into wide_ids
  from unnest(spans) span
  where span.last_at - span.first_at > interval '1 hour' and span.equipment_id <> all (coalesce(late_ids, '{}'));
  if wide_ids is not null then
    wide_samples := array(select row(v.*)::equipment_values from new_samples v where v.equipment_id = any (wide_ids));
    if not are_visible(wide_samples) then
      perform derive_late_spans(spans_of_samples(wide_samples), false);
    end if;
  end if;
  perform update_equipment_status(array(select span.equipment_id from unnest(spans) span));
  return null;
end;
$$;
comment on function derive_from_new_samples is 'After an insert: brings everything derived from the new samples up to date, in the same transaction.';

create function spans_of_samples(samples equipment_values[]) returns sample_span[]
  language sql immutable
  set search_path = pg_catalog, public
as $$
  with sample as (
    select v.*, v.time - lag(v.time) over (partition by v.equipment_id order by v.time) > interval '10 minutes' as is_apart
    from unnest(samples) v
  ), grouped as (
    select sample.*, count(*) filter (where sample.is_apart)
      over (partition by sample.equipment_id order by sample.time) as span
    from sample
  ), span as (
    select grouped.equipment_id, min(grouped.time) as first_at, max(grouped.time) as last_at,
      bool_or(grouped.state is not null) as carries_state, bool_or(grouped.mode is not null) as carries_mode,
      bool_or(grouped.produced is not null or grouped.produced_counter is not null) as carries_produced,
      bool_or(grouped.scrap is not null or grouped.scrap_counter is not null) as carries_scrap,
      bool_or(grouped.produced_counter is not null) as carries_produced_counter,
      bool_or(grouped.scrap_counter is not null) as carries_scrap_counter
    from grouped
    group by grouped.equipment_id, grouped.span
  )
  select array_agg(row(
    span.equipment_id, span.first_at, span.last_at, span.carries_state, span.carries_mode, span.carries_produced,
    span.carries_scrap, span.carries_produced_counter, span.carries_scrap_counter
  )::sample_span)
  from span;
$$;
comment on function spans_of_samples is 'Gathers samples into stretches; samples of one equipment more than ten minutes apart are worked out on their own.';

create function derive_from_changed_samples(changed equipment_values[], is_visible boolean) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  spans sample_span[] := spans_of_samples(changed);
begin
  perform lock_equipment_tails(spans);
  perform derive_late_spans(spans, is_visible);
  perform update_equipment_status(array(select distinct span.equipment_id from unnest(spans) span));
end;
$$;
comment on function derive_from_changed_samples is 'Brings everything derived from samples up to date that were changed or removed; takes them as they were and as they are.';

create function derive_from_updated_samples() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  set andon.derives_from = 'late data'
as $$
declare
  changed equipment_values[];
begin
  select array_agg(differing.sample) into changed
  from (
    (select row(before.*)::equipment_values as sample from old_samples before
     except select row(after.*)::equipment_values from new_samples after)
    union all
    (select row(after.*)::equipment_values from new_samples after
     except select row(before.*)::equipment_values from old_samples before)
  ) differing;
  if changed is not null then
    perform derive_from_changed_samples(
      changed, are_visible(array(select row(after.*)::equipment_values from new_samples after)));
  end if;
  return null;
end;
$$;
comment on function derive_from_updated_samples is 'After an update, or an insert that met samples already there: a sample sent again that changes nothing costs nothing.';

-- A hypertable with a columnstore takes no delete trigger with a transition table: a row trigger gathers the rows instead.
create table removed_samples (like equipment_values);
comment on table removed_samples is 'Samples that a running delete has removed so far; empty whenever the delete is over.';
do $$
declare
  name text;
begin
  for name in select attname from pg_attribute where attrelid = 'removed_samples'::regclass and attnum > 0 loop
    execute format('comment on column removed_samples.%I is %L', name, 'As it was in equipment_values.');
  end loop;
end;
$$;

create function remember_removed_sample() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  insert into removed_samples select old.*;
  return null;
end;
$$;
comment on function remember_removed_sample is 'Gathers the samples that a delete removes.';

create function derive_from_deleted_samples() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  set andon.derives_from = 'late data'
as $$
declare
  changed equipment_values[];
begin
  with forgotten as (delete from removed_samples removed returning row(removed.*)::equipment_values as sample)
  select array_agg(forgotten.sample) into changed from forgotten;
  if changed is not null then
    perform derive_from_changed_samples(changed, not exists (
      select from timescaledb_information.chunks chunk
      where chunk.hypertable_schema = 'public' and chunk.hypertable_name = 'equipment_values' and chunk.is_compressed));
  end if;
  return null;
end;
$$;
comment on function derive_from_deleted_samples is 'After a delete: what was derived from the samples goes, and their neighbours are worked out again.';

create trigger new_samples_are_derived_from
  after insert on equipment_values
  referencing new table as new_samples
  for each statement execute function derive_from_new_samples();

create trigger updated_samples_are_derived_from
  after update on equipment_values
  referencing old table as old_samples new table as new_samples
  for each statement execute function derive_from_updated_samples();

create trigger deleted_samples_are_remembered
  after delete on equipment_values
  for each row execute function remember_removed_sample();

create trigger deleted_samples_are_derived_from
  after delete on equipment_values
  for each statement execute function derive_from_deleted_samples();
