-- Derivation, the whole story: when samples change, whoever changes them, everything derived from them follows at once.

create function refresh_late_tails(spans sample_span[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  update equipment_tails tail set
    last_sample_at = last_sample.time,
    held_state = latest.held_state,
    held_mode = latest.held_mode,
    state = latest.state,
    mode = latest.mode,
    last_state_at = state_sample.time,
    last_mode_at = mode_sample.time,
    last_produced_at = produced_sample.time,
    last_scrap_at = scrap_sample.time,
    produced_counter = produced_counter_sample.counter,
    produced_counter_at = produced_counter_sample.time,
    scrap_counter = scrap_counter_sample.counter,
    scrap_counter_at = scrap_counter_sample.time,
    speed = speed_sample.speed
  from (
    select span.equipment_id, bool_or(span.carries_state) as carries_state, bool_or(span.carries_mode) as carries_mode,
      bool_or(span.carries_produced) as carries_produced, bool_or(span.carries_scrap) as carries_scrap,
      bool_or(span.carries_produced_counter) as carries_produced_counter,
      bool_or(span.carries_scrap_counter) as carries_scrap_counter
    from unnest(spans) span
    group by span.equipment_id
  ) span
  join equipment_tails old on old.equipment_id = span.equipment_id
  left join lateral (
    select v.time from equipment_values v where v.equipment_id = span.equipment_id order by v.time desc limit 1
  ) last_sample on true
  left join lateral (
    select s.state, s.mode, s.held_state, s.held_mode from equipment_state_intervals s
    where s.equipment_id = span.equipment_id order by s.started_at desc limit 1
  ) latest on true
  left join lateral (
    select v.time from equipment_values v
    where v.equipment_id = span.equipment_id and v.state is not null and not (v.state = 0 and v.quality = 500)
      and (span.carries_state or old.last_state_at is not null)
    order by v.time desc limit 1
  ) state_sample on true
  left join lateral (
    select v.time from equipment_values v
    where v.equipment_id = span.equipment_id and v.mode is not null and (span.carries_mode or old.last_mode_at is not null)
    order by v.time desc limit 1
  ) mode_sample on true
  left join lateral (
    select v.time from equipment_values v
    where v.equipment_id = span.equipment_id and (v.produced is not null or v.produced_counter is not null)
      and (span.carries_produced or old.last_produced_at is not null)
    order by v.time desc limit 1
  ) produced_sample on true
  left join lateral (
    select v.time from equipment_values v
    where v.equipment_id = span.equipment_id and (v.scrap is not null or v.scrap_counter is not null)
      and (span.carries_scrap or old.last_scrap_at is not null)
    order by v.time desc limit 1
  ) scrap_sample on true
  left join lateral (
    select v.time, v.produced_counter as counter from equipment_values v
    where v.equipment_id = span.equipment_id and v.produced_counter is not null
      and (span.carries_produced_counter or old.produced_counter_at is not null)
    order by v.time desc limit 1
  ) produced_counter_sample on true
  left join lateral (
    select v.time, v.scrap_counter as counter from equipment_values v
    where v.equipment_id = span.equipment_id and v.scrap_counter is not null
      and (span.carries_scrap_counter or old.scrap_counter_at is not null)
    order by v.time desc limit 1
  ) scrap_counter_sample on true
  left join lateral (
    select v.speed from equipment_values v
    where v.equipment_id = span.equipment_id and v.speed is not null
      and v.time >= least(state_sample.time, produced_sample.time, last_sample.time - interval '1 hour')
    order by v.time desc limit 1
  ) speed_sample on true
  where tail.equipment_id = span.equipment_id;
end;
$$;
comment on function refresh_late_tails is 'Looks the end of the samples up again, after samples other than the newest have changed.';

create function advance_tails(tails equipment_tails[]) returns void
  language sql
  set search_path = pg_catalog, public
as $$
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
$$;
comment on function advance_tails is 'Moves tails on to the newest samples.';

create function derive_islands(islands derivation_island[]) returns equipment_tails[]
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  outcome record;
begin
  select * into outcome from read_islands(islands);
  perform apply_counts(islands, outcome.counts);
  if apply_intervals(islands, outcome.steps) then
    perform apply_stops(islands);
  end if;
  return outcome.tails;
end;
$$;
comment on function derive_islands is 'Works islands out: counts, state intervals, stops. Gives the new tails of those at the end.';

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
  perform advance_tails(derive_islands(islands));
  if late_spans is not null then
    perform refresh_late_tails(late_spans);
  end if;
end;
$$;
comment on function derive_spans is 'Works everything out that changed samples touch: newest ones from the tails on, late ones among their neighbours.';
