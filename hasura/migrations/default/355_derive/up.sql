-- Derivation, the whole story: when samples change, whoever changes them, everything derived from them follows at once.

create function spans_at_tails(spans sample_span[]) returns sample_span[]
  language sql stable
  set search_path = pg_catalog, public
as $$
  select array_agg(span)
  from unnest(spans) span
  join equipment_tails tail on tail.equipment_id = span.equipment_id
  where span.last_at >= coalesce(least(
    tail.last_sample_at,
    case when span.carries_state then coalesce(tail.last_state_at, '-infinity') end,
    case when span.carries_mode then coalesce(tail.last_mode_at, '-infinity') end,
    case when span.carries_produced then coalesce(tail.last_produced_at, '-infinity') end,
    case when span.carries_scrap then coalesce(tail.last_scrap_at, '-infinity') end,
    case when span.carries_produced_counter then coalesce(tail.produced_counter_at, '-infinity') end,
    case when span.carries_scrap_counter then coalesce(tail.scrap_counter_at, '-infinity') end), '-infinity');
$$;
comment on function spans_at_tails is 'Those of some late spans that reach to the last sample which carries what they carry.';

create function last_samples_of(asked equipment_tails) returns equipment_tails
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
declare
  found equipment_tails;
  v equipment_values;
  latest equipment_state_intervals;
  needs_speed boolean := true;
begin
  found.equipment_id := asked.equipment_id;
  for v in
    select sample.* from equipment_values sample where sample.equipment_id = asked.equipment_id order by sample.time desc
  loop
    found.last_sample_at := coalesce(found.last_sample_at, v.time);
    if needs_speed and (v.speed is not null or v.time < found.last_sample_at - interval '1 hour') then
      needs_speed := false;
      found.speed := v.speed;
    end if;
    if found.last_state_at is null and v.state is not null and not (v.state = 0 and v.quality = 500) then
      found.last_state_at := v.time;
    end if;
    if found.last_mode_at is null and v.mode is not null then
      found.last_mode_at := v.time;
    end if;
    if found.produced_counter_at is null and v.produced_counter is not null then
      found.produced_counter := v.produced_counter;
      found.produced_counter_at := v.time;
    end if;
    if found.scrap_counter_at is null and v.scrap_counter is not null then
      found.scrap_counter := v.scrap_counter;
      found.scrap_counter_at := v.time;
    end if;
    if found.last_produced_at is null and (v.produced is not null or v.produced_counter is not null) then
      found.last_produced_at := v.time;
    end if;
    if found.last_scrap_at is null and (v.scrap is not null or v.scrap_counter is not null) then
      found.last_scrap_at := v.time;
    end if;
    exit when not needs_speed
      and (found.last_state_at is not null or asked.last_state_at is null)
      and (found.last_mode_at is not null or asked.last_mode_at is null)
      and (found.produced_counter_at is not null or asked.produced_counter_at is null)
      and (found.scrap_counter_at is not null or asked.scrap_counter_at is null)
      and (found.last_produced_at is not null or asked.last_produced_at is null)
      and (found.last_scrap_at is not null or asked.last_scrap_at is null);
  end loop;
  select * into latest from equipment_state_intervals s
  where s.equipment_id = asked.equipment_id order by s.started_at desc limit 1;
  found.state := latest.state;
  found.mode := latest.mode;
  found.held_state := latest.held_state;
  found.held_mode := latest.held_mode;
  return found;
end;
$$;
comment on function last_samples_of is 'The tail of equipment, looked up from its newest samples back; looks only for what the given tail has at all.';

create function refresh_late_tails(spans sample_span[]) returns void
  language sql
  set search_path = pg_catalog, public
as $$
  update equipment_tails tail set
    last_sample_at = new.last_sample_at,
    state = new.state,
    mode = new.mode,
    held_state = new.held_state,
    held_mode = new.held_mode,
    last_state_at = new.last_state_at,
    last_mode_at = new.last_mode_at,
    last_produced_at = new.last_produced_at,
    last_scrap_at = new.last_scrap_at,
    produced_counter = new.produced_counter,
    produced_counter_at = new.produced_counter_at,
    scrap_counter = new.scrap_counter,
    scrap_counter_at = new.scrap_counter_at,
    speed = new.speed
  from (
    select last_samples_of(row(
      carried.equipment_id, null, null, null, null, null,
      coalesce(old.last_state_at, carried.state_at), coalesce(old.last_mode_at, carried.mode_at),
      coalesce(old.last_produced_at, carried.produced_at), coalesce(old.last_scrap_at, carried.scrap_at),
      null, null, null, null,
      null, coalesce(old.produced_counter_at, carried.produced_counter_at),
      null, coalesce(old.scrap_counter_at, carried.scrap_counter_at), null
    )::equipment_tails) as tail
    from (
      select span.equipment_id,
        max(span.last_at) filter (where span.carries_state) as state_at,
        max(span.last_at) filter (where span.carries_mode) as mode_at,
        max(span.last_at) filter (where span.carries_produced) as produced_at,
        max(span.last_at) filter (where span.carries_scrap) as scrap_at,
        max(span.last_at) filter (where span.carries_produced_counter) as produced_counter_at,
        max(span.last_at) filter (where span.carries_scrap_counter) as scrap_counter_at
      from unnest(spans_at_tails(spans)) span
      group by span.equipment_id
    ) carried
    join equipment_tails old on old.equipment_id = carried.equipment_id
  ) looked_up
  cross join lateral (select (looked_up.tail).*) new
  where tail.equipment_id = new.equipment_id;
$$;
comment on function refresh_late_tails is 'Looks the end of the samples up again where late samples reach to it.';

create function advance_tails(tails equipment_tails[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  update equipment_tails tail set
    last_sample_at = new.last_sample_at,
    state = new.state,
    mode = new.mode,
    held_state = new.held_state,
    held_mode = new.held_mode,
    last_state_at = coalesce(new.last_state_at, tail.last_state_at),
    last_mode_at = coalesce(new.last_mode_at, tail.last_mode_at),
    last_produced_at = coalesce(new.last_produced_at, tail.last_produced_at),
    last_scrap_at = coalesce(new.last_scrap_at, tail.last_scrap_at),
    produced_counter = coalesce(new.produced_counter, tail.produced_counter),
    produced_counter_at = coalesce(new.produced_counter_at, tail.produced_counter_at),
    scrap_counter = coalesce(new.scrap_counter, tail.scrap_counter),
    scrap_counter_at = coalesce(new.scrap_counter_at, tail.scrap_counter_at),
    speed = coalesce(new.speed, tail.speed)
  from unnest(tails) new
  where tail.equipment_id = new.equipment_id;
end;
$$;
comment on function advance_tails is 'Moves tails on to the newest samples.';

create function derive_islands(islands derivation_island[]) returns equipment_tails[]
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  outcome record;
  changed derivation_island[];
  judged stop_zone[] := '{}';
begin
  select * into outcome from work_out_islands(islands, clear_late_counts(islands));
  if outcome.has_empty_sums then
    perform drop_empty_sums(islands);
  end if;
  changed := array(
    select island from unnest(islands) island
    where not island.is_tail
      or island.equipment_id = any (array(select step.equipment_id from unnest(outcome.steps) step)));
  if changed <> '{}' then
    perform apply_intervals(changed, outcome.steps);
    judged := apply_stops(changed);
  end if;
  perform reason_counted_islands(islands, judged);
  return outcome.tails;
end;
$$;
comment on function derive_islands is 'Works islands out: counts, state intervals, stops and their reasons. Gives the new tails of those at the end.';

create function derive_spans(spans sample_span[], late_spans sample_span[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  islands derivation_island[];
begin
  islands := tail_islands(spans);
  if late_spans is not null then
    islands := islands || late_islands(late_spans);
  end if;
  perform touch_islands(islands, spans);
  perform advance_tails(derive_islands(islands));
  if late_spans is not null then
    perform refresh_late_tails(late_spans);
  end if;
end;
$$;
comment on function derive_spans is 'Works everything out that changed samples touch: newest ones from the tails on, late ones among their neighbours.';
