-- Derivation, step 1 for samples that are late: how far they reach back and forth among the samples around them.

create function late_span_end(span sample_span, tail equipment_tails) returns timestamptz
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  needs_sample boolean := true;
  needs_state boolean := span.carries_state;
  needs_mode boolean := span.carries_mode;
  needs_produced boolean := span.carries_produced and tail.last_produced_at > span.last_at;
  needs_scrap boolean := span.carries_scrap and tail.last_scrap_at > span.last_at;
  needs_produced_counter boolean := span.carries_produced and tail.produced_counter_at > span.last_at;
  needs_scrap_counter boolean := span.carries_scrap and tail.scrap_counter_at > span.last_at;
  v record;
  last_seen timestamptz;
begin
  if (needs_state and tail.last_state_at <= span.last_at) or (needs_mode and tail.last_mode_at <= span.last_at) then
    return 'infinity';
  end if;
  for v in
    select later.time, later.state is not null and not (later.state = 0 and later.quality = 500) as carries_state,
      later.mode, later.produced, later.scrap, later.produced_counter, later.scrap_counter
    from equipment_values later
    where later.equipment_id = span.equipment_id and later.time > span.last_at
    order by later.time
  loop
    last_seen := v.time;
    needs_sample := false;
    needs_state := needs_state and not v.carries_state;
    needs_mode := needs_mode and v.mode is null;
    needs_produced_counter := needs_produced_counter and v.produced_counter is null;
    needs_scrap_counter := needs_scrap_counter and v.scrap_counter is null;
    needs_produced := needs_produced and v.produced is null and v.produced_counter is null;
    needs_scrap := needs_scrap and v.scrap is null and v.scrap_counter is null;
    exit when not (needs_state or needs_mode or needs_produced or needs_scrap or needs_produced_counter or needs_scrap_counter);
  end loop;
  if needs_sample or needs_state or needs_mode then
    return 'infinity';
  end if;
  return last_seen;
end;
$$;
comment on function late_span_end is 'The first sample behind a span of changed samples that does not depend on them: after it each signal that they carry has been carried again. Infinity when there is none.';

create function merge_late_spans(spans sample_span[]) returns table (equipment_id int, after timestamptz, until timestamptz)
  language sql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
  with reach as (
    select span.equipment_id, tstzrange(
      coalesce(
        (select earlier.time from equipment_values earlier
         where earlier.equipment_id = span.equipment_id and earlier.time < span.first_at
         order by earlier.time desc limit 1),
        '-infinity'),
      late_span_end(span, tail), '(]') as stretch
    from unnest(spans) span
    join equipment_tails tail on tail.equipment_id = span.equipment_id
  ), merged as (
    select reach.equipment_id, unnest(range_agg(reach.stretch)) as stretch from reach group by reach.equipment_id
  )
  select merged.equipment_id, nullif(lower(merged.stretch), '-infinity'), upper(merged.stretch) from merged;
$$;
comment on function merge_late_spans is 'The stretches that late spans reach, those that overlap made one.';

create function seed_late_island(equipment_id int, after timestamptz, until timestamptz, tail equipment_tails)
  returns derivation_island
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  island derivation_island;
  needs_produced boolean := coalesce(tail.first_produced_at <= after, false);
  needs_scrap boolean := coalesce(tail.first_scrap_at <= after, false);
  needs_produced_counter boolean := coalesce(tail.first_produced_counter_at <= after, false);
  needs_scrap_counter boolean := coalesce(tail.first_scrap_counter_at <= after, false);
  v record;
begin
  island.equipment_id := equipment_id;
  island.after := after;
  island.until := until;
  island.is_tail := false;
  select interval_.state, interval_.mode, interval_.held_state, interval_.held_mode
  into island.state, island.mode, island.held_state, island.held_mode
  from equipment_state_intervals interval_
  where interval_.equipment_id = island.equipment_id and interval_.started_at <= after
  order by interval_.started_at desc limit 1;
  if needs_produced or needs_scrap or needs_produced_counter or needs_scrap_counter then
    for v in
      select earlier.time, earlier.produced, earlier.scrap, earlier.produced_counter, earlier.scrap_counter
      from equipment_values earlier
      where earlier.equipment_id = island.equipment_id and earlier.time <= after
      order by earlier.time desc
    loop
      if needs_produced and (v.produced is not null or v.produced_counter is not null) then
        needs_produced := false;
        island.produced_at := v.time;
      end if;
      if needs_produced_counter and v.produced_counter is not null then
        needs_produced_counter := false;
        island.produced_counter := v.produced_counter;
        island.produced_counter_at := v.time;
      end if;
      if needs_scrap and (v.scrap is not null or v.scrap_counter is not null) then
        needs_scrap := false;
        island.scrap_at := v.time;
      end if;
      if needs_scrap_counter and v.scrap_counter is not null then
        needs_scrap_counter := false;
        island.scrap_counter := v.scrap_counter;
        island.scrap_counter_at := v.time;
      end if;
      exit when not (needs_produced or needs_scrap or needs_produced_counter or needs_scrap_counter);
    end loop;
  end if;
  select make_interval(secs => machine.stale_after_seconds), limits.counter_maximum, limits.maximum_rate_per_min
  into island.stale_after, island.counter_maximum, island.maximum_rate_per_min
  from equipment machine
  left join equipment_source_limits limits on limits.equipment_id = machine.id
  where machine.id = island.equipment_id;
  return island;
end;
$$;
comment on function seed_late_island is 'An island among earlier and later samples, with what held at its start: the last state, mode and counters before it.';

create function late_islands(spans sample_span[]) returns derivation_island[]
  language sql stable
  set search_path = pg_catalog, public
as $$
  select coalesce(array_agg(seed_late_island(late.equipment_id, late.after, late.until, tail)), '{}')
  from merge_late_spans(spans) late
  join equipment_tails tail on tail.equipment_id = late.equipment_id;
$$;
comment on function late_islands is 'Islands of the spans that lie among or before other samples of their equipment.';
