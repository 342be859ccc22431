-- Derivation, step 1 for samples that are late: how far they reach back and forth among the samples around them.
-- Neighbours are looked for within a day first: a plan for few chunks is made and run in a fraction of the time.

create function previous_sample_at(of_equipment_id int, at timestamptz) returns timestamptz
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
declare
  lower_bound timestamptz := at - interval '1 day';
  found_at timestamptz;
begin
  for attempt in 1..2 loop
    select v.time into found_at from equipment_values v
    where v.equipment_id = of_equipment_id and v.time < at and v.time >= lower_bound
    order by v.time desc limit 1;
    exit when found_at is not null;
    lower_bound := '-infinity';
  end loop;
  return found_at;
end;
$$;
comment on function previous_sample_at is 'Time of the last sample of equipment before an instant.';

create function late_span_end(span sample_span, tail equipment_tails) returns timestamptz
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
declare
  needs_sample boolean := true;
  needs_state boolean := span.carries_state;
  needs_mode boolean := span.carries_mode;
  needs_produced boolean := span.carries_produced and coalesce(tail.last_produced_at > span.last_at, false);
  needs_scrap boolean := span.carries_scrap and coalesce(tail.last_scrap_at > span.last_at, false);
  needs_produced_counter boolean := span.carries_produced and coalesce(tail.produced_counter_at > span.last_at, false);
  needs_scrap_counter boolean := span.carries_scrap and coalesce(tail.scrap_counter_at > span.last_at, false);
  v record;
  last_seen timestamptz := span.last_at;
  upper_bound timestamptz := span.last_at + interval '1 day';
begin
  if (needs_state and tail.last_state_at <= span.last_at) or (needs_mode and tail.last_mode_at <= span.last_at) then
    return 'infinity';
  end if;
  loop
    for v in
      select later.time, later.state is not null and not (later.state = 0 and later.quality = 500) as carries_state,
        later.mode, later.produced, later.scrap, later.produced_counter, later.scrap_counter
      from equipment_values later
      where later.equipment_id = span.equipment_id and later.time > last_seen and later.time <= upper_bound
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
      if not (needs_state or needs_mode or needs_produced or needs_scrap or needs_produced_counter or needs_scrap_counter) then
        return last_seen;
      end if;
    end loop;
    exit when upper_bound = 'infinity';
    upper_bound := 'infinity';
  end loop;
  return case when needs_sample or needs_state or needs_mode then 'infinity' else last_seen end;
end;
$$;
comment on function late_span_end is 'The first sample behind a span of changed samples that does not depend on them: after it each signal that they carry has been carried again. Infinity when there is none.';

create function late_span_start(span sample_span) returns timestamptz
  language sql stable
  set search_path = pg_catalog, public
as $$
  select coalesce(
    previous_sample_at(span.equipment_id, span.first_at),
    case when exists (
      select from equipment_state_intervals s where s.equipment_id = span.equipment_id and s.started_at < span.first_at
    ) then span.first_at - interval '1 microsecond' else '-infinity' end);
$$;
comment on function late_span_start is 'The last sample before a span of changed samples. Where retention has dropped all earlier samples, what was derived from them stays and the span goes on from it.';

create function merge_late_spans(spans sample_span[]) returns table (equipment_id int, after timestamptz, until timestamptz)
  language sql stable
  set search_path = pg_catalog, public
as $$
  with reach as (
    select span.equipment_id, tstzrange(late_span_start(span), late_span_end(span, tail), '(]') as stretch
    from unnest(spans) span
    join equipment_tails tail on tail.equipment_id = span.equipment_id
  ), merged as (
    select reach.equipment_id, unnest(range_agg(reach.stretch)) as stretch from reach group by reach.equipment_id
  )
  select merged.equipment_id, nullif(lower(merged.stretch), '-infinity'), upper(merged.stretch) from merged;
$$;
comment on function merge_late_spans is 'The stretches that late spans reach, those that overlap made one.';

create function seed_late_counters(seed derivation_island, tail equipment_tails) returns derivation_island
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
declare
  needs_produced boolean := coalesce(tail.first_produced_at <= seed.after, false);
  needs_scrap boolean := coalesce(tail.first_scrap_at <= seed.after, false);
  needs_produced_counter boolean := coalesce(tail.first_produced_counter_at <= seed.after, false);
  needs_scrap_counter boolean := coalesce(tail.first_scrap_counter_at <= seed.after, false);
  v record;
  upper_bound timestamptz := seed.after;
  lower_bound timestamptz := seed.after - interval '1 day';
begin
  while needs_produced or needs_scrap or needs_produced_counter or needs_scrap_counter loop
    for v in
      select earlier.time, earlier.produced, earlier.scrap, earlier.produced_counter, earlier.scrap_counter
      from equipment_values earlier
      where earlier.equipment_id = seed.equipment_id and earlier.time <= upper_bound and earlier.time > lower_bound
      order by earlier.time desc
    loop
      if needs_produced and (v.produced is not null or v.produced_counter is not null) then
        needs_produced := false;
        seed.produced_at := v.time;
      end if;
      if needs_produced_counter and v.produced_counter is not null then
        needs_produced_counter := false;
        seed.produced_counter := v.produced_counter;
        seed.produced_counter_at := v.time;
      end if;
      if needs_scrap and (v.scrap is not null or v.scrap_counter is not null) then
        needs_scrap := false;
        seed.scrap_at := v.time;
      end if;
      if needs_scrap_counter and v.scrap_counter is not null then
        needs_scrap_counter := false;
        seed.scrap_counter := v.scrap_counter;
        seed.scrap_counter_at := v.time;
      end if;
      exit when not (needs_produced or needs_scrap or needs_produced_counter or needs_scrap_counter);
    end loop;
    exit when lower_bound = '-infinity';
    upper_bound := lower_bound;
    lower_bound := '-infinity';
  end loop;
  return seed;
end;
$$;
comment on function seed_late_counters is 'The last counters, and times of counting samples, up to the start of a late island.';

create function seed_late_island(of_equipment_id int, after timestamptz, until timestamptz, tail equipment_tails)
  returns derivation_island
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  island derivation_island;
begin
  select s.state, s.mode, s.held_state, s.held_mode
  into island.state, island.mode, island.held_state, island.held_mode
  from equipment_state_intervals s
  where s.equipment_id = of_equipment_id and s.started_at <= after
  order by s.started_at desc limit 1;
  select make_interval(secs => machine.stale_after_seconds), limits.counter_maximum, limits.maximum_rate_per_min
  into island.stale_after, island.counter_maximum, island.maximum_rate_per_min
  from equipment machine
  left join equipment_source_limits limits on limits.equipment_id = machine.id
  where machine.id = of_equipment_id;
  island.equipment_id := of_equipment_id;
  island.after := after;
  island.until := until;
  island.is_tail := false;
  return seed_late_counters(island, tail);
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
