-- Derivation, step 2: from the samples of islands to counts, changes of state and new tails. Reads, changes nothing.

create type state_step as (
  equipment_id int,
  started_at timestamptz,
  state smallint,
  mode smallint,
  held_state smallint,
  held_mode smallint
);
comment on type state_step is 'From started_at on the equipment is in this state and mode; held ones come back after a gap in the data.';

create function read_islands(
  islands derivation_island[], out counts equipment_counts[], out steps state_step[], out tails equipment_tails[]
)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
  set enable_seqscan = off
  set jit = off
as $$
declare
  low timestamptz;
  high timestamptz;
begin
  select coalesce(min(coalesce(island.after, '-infinity')), '-infinity'), max(island.until) into low, high
  from unnest(islands) island;
  with sample as materialized (
    select
      island.n, island.equipment_id, island.is_tail, island.after, island.stale_after,
      island.state as state_before, island.mode as mode_before,
      island.held_state as held_state_before, island.held_mode as held_mode_before,
      island.produced_counter as produced_counter_before, island.produced_counter_at as produced_counter_at_before,
      island.scrap_counter as scrap_counter_before, island.scrap_counter_at as scrap_counter_at_before,
      island.produced_at as produced_at_before, island.scrap_at as scrap_at_before,
      island.counter_maximum, island.maximum_rate_per_min,
      v.time, v.state, v.mode, v.speed, v.produced, v.scrap, v.produced_counter, v.scrap_counter,
      v.is_death, v.rn
    from unnest(islands) with ordinality as island (
      equipment_id, after, until, is_tail, state, mode, held_state, held_mode,
      produced_at, produced_counter, produced_counter_at, scrap_at, scrap_counter, scrap_counter_at,
      stale_after, counter_maximum, maximum_rate_per_min, n)
    cross join lateral (
      select raw.*, coalesce(raw.state = 0 and raw.quality = 500, false) as is_death, row_number() over (order by raw.time) as rn
      from equipment_values raw
      where raw.equipment_id = island.equipment_id
        and raw.time > coalesce(island.after, '-infinity') and raw.time <= island.until
        and raw.time > low and raw.time <= high
      order by raw.time
    ) v
  ), count_step as (
    select
      sample.n, sample.equipment_id, sample.time, sample.maximum_rate_per_min,
      sample.produced, sample.produced_counter, sample.scrap, sample.scrap_counter, sample.counter_maximum,
      case when sample.produced is null and sample.produced_counter is not null
        then sample.produced_counter - coalesce(lag(sample.produced_counter) over produced_counters, sample.produced_counter_before)
      end as produced_step,
      case when sample.scrap is null and sample.scrap_counter is not null
        then sample.scrap_counter - coalesce(lag(sample.scrap_counter) over scrap_counters, sample.scrap_counter_before)
      end as scrap_step,
      case when sample.produced is not null
        then coalesce(lag(sample.time) over produced_signals, sample.produced_at_before)
        else coalesce(lag(sample.time) over produced_counters, sample.produced_counter_at_before)
      end as produced_since,
      case when sample.scrap is not null
        then coalesce(lag(sample.time) over scrap_signals, sample.scrap_at_before)
        else coalesce(lag(sample.time) over scrap_counters, sample.scrap_counter_at_before)
      end as scrap_since
    from sample
    where sample.produced is not null or sample.produced_counter is not null
      or sample.scrap is not null or sample.scrap_counter is not null
    window
      produced_counters as (partition by sample.n, sample.produced_counter is null order by sample.rn),
      scrap_counters as (partition by sample.n, sample.scrap_counter is null order by sample.rn),
      produced_signals as (
        partition by sample.n, sample.produced is null and sample.produced_counter is null order by sample.rn),
      scrap_signals as (partition by sample.n, sample.scrap is null and sample.scrap_counter is null order by sample.rn)
  ), rolled as (
    select
      count_step.*,
      coalesce(count_step.produced_step < 0 and 2 * mod(
        mod(count_step.produced_step, count_step.counter_maximum + 1) + count_step.counter_maximum + 1,
        count_step.counter_maximum + 1) < count_step.counter_maximum, false) as produced_rolled_over,
      coalesce(count_step.scrap_step < 0 and 2 * mod(
        mod(count_step.scrap_step, count_step.counter_maximum + 1) + count_step.counter_maximum + 1,
        count_step.counter_maximum + 1) < count_step.counter_maximum, false) as scrap_rolled_over
    from count_step
  ), increment as (
    select
      rolled.equipment_id, rolled.time, rolled.maximum_rate_per_min, rolled.produced_since, rolled.scrap_since,
      rolled.produced_rolled_over or rolled.scrap_rolled_over as rolled_over,
      coalesce(rolled.produced_step < 0 and not rolled.produced_rolled_over, false)
        or coalesce(rolled.scrap_step < 0 and not rolled.scrap_rolled_over, false) as reset,
      coalesce(rolled.produced, case
        when rolled.produced_step >= 0 then rolled.produced_step
        when rolled.produced_rolled_over then mod(
          mod(rolled.produced_step, rolled.counter_maximum + 1) + rolled.counter_maximum + 1, rolled.counter_maximum + 1)
        when rolled.produced_step < 0 then rolled.produced_counter
      end, 0) as produced,
      coalesce(rolled.scrap, case
        when rolled.scrap_step >= 0 then rolled.scrap_step
        when rolled.scrap_rolled_over then mod(
          mod(rolled.scrap_step, rolled.counter_maximum + 1) + rolled.counter_maximum + 1, rolled.counter_maximum + 1)
        when rolled.scrap_step < 0 then rolled.scrap_counter
      end, 0) as scrap
    from rolled
  ), judged as (
    select
      increment.*,
      coalesce(increment.produced * 60 > increment.maximum_rate_per_min
        * extract(epoch from increment.time - increment.produced_since), false) as produced_breach,
      coalesce(increment.scrap * 60 > increment.maximum_rate_per_min
        * extract(epoch from increment.time - increment.scrap_since), false) as scrap_breach
    from increment
    where increment.produced <> 0 or increment.scrap <> 0 or increment.rolled_over or increment.reset
  ), held as (
    select
      sample.n, sample.equipment_id, sample.is_tail, sample.time, sample.stale_after, sample.is_death, sample.rn,
      sample.after, sample.state_before, sample.mode_before, sample.held_state_before, sample.held_mode_before,
      sample.state as sent_state, sample.mode as sent_mode, sample.speed,
      sample.produced, sample.scrap, sample.produced_counter, sample.scrap_counter,
      coalesce(max(case when not sample.is_death then sample.rn * 100 + sample.state end) over so_far % 100,
        sample.held_state_before)::smallint as held_state,
      coalesce(max(sample.rn * 100000 + sample.mode) over so_far % 100000, sample.held_mode_before)::smallint as held_mode
    from sample
    window so_far as (partition by sample.n order by sample.rn)
  ), effective as (
    select
      held.*,
      case when held.is_death then 0 else coalesce(held.held_state, 0) end::smallint as state,
      case when not held.is_death and held.held_state <> 0 then held.held_mode end as mode
    from held
  ), neighbour as (
    select
      effective.*,
      case when effective.rn = 1 then effective.after else lag(effective.time) over so_far end as previous_at,
      case when effective.rn = 1 then effective.state_before else lag(effective.state) over so_far end as previous_state,
      case when effective.rn = 1 then effective.mode_before else lag(effective.mode) over so_far end as previous_mode,
      case when effective.rn = 1 then effective.held_state_before else lag(effective.held_state) over so_far end
        as previous_held_state,
      case when effective.rn = 1 then effective.held_mode_before else lag(effective.held_mode) over so_far end
        as previous_held_mode
    from effective
    window so_far as (partition by effective.n order by effective.rn)
  ), gap as (
    select neighbour.*, coalesce(neighbour.time > neighbour.previous_at + neighbour.stale_after, false) as is_gap
    from neighbour
  ), step as (
    select gap.equipment_id, gap.previous_at + gap.stale_after as started_at,
      0::smallint as state, null::smallint as mode, gap.previous_held_state as held_state, gap.previous_held_mode as held_mode
    from gap
    where gap.is_gap and gap.previous_state <> 0
    union all
    select gap.equipment_id, gap.time, gap.state, gap.mode, gap.held_state, gap.held_mode
    from gap
    where gap.previous_at is null
      or gap.state <> case when gap.is_gap then 0 else gap.previous_state end
      or gap.mode is distinct from case when not gap.is_gap then gap.previous_mode end
      or gap.held_state is distinct from gap.previous_held_state
      or gap.held_mode is distinct from gap.previous_held_mode
  ), tail as (
    select
      effective.equipment_id,
      max(effective.time) as last_sample_at,
      last(effective.state, effective.rn) as state,
      last(effective.mode, effective.rn) as mode,
      last(effective.held_state, effective.rn) as held_state,
      last(effective.held_mode, effective.rn) as held_mode,
      max(effective.time) filter (where effective.sent_state is not null and not effective.is_death) as last_state_at,
      max(effective.time) filter (where effective.sent_mode is not null) as last_mode_at,
      max(effective.time) filter (where effective.produced is not null or effective.produced_counter is not null)
        as last_produced_at,
      max(effective.time) filter (where effective.scrap is not null or effective.scrap_counter is not null) as last_scrap_at,
      last(effective.produced_counter, effective.rn) filter (where effective.produced_counter is not null) as produced_counter,
      max(effective.time) filter (where effective.produced_counter is not null) as produced_counter_at,
      last(effective.scrap_counter, effective.rn) filter (where effective.scrap_counter is not null) as scrap_counter,
      max(effective.time) filter (where effective.scrap_counter is not null) as scrap_counter_at,
      last(effective.speed, effective.rn) filter (where effective.speed is not null) as speed
    from effective
    where effective.is_tail
    group by effective.n, effective.equipment_id
  )
  select
    (select array_agg(row(
      judged.equipment_id, judged.time,
      case when judged.produced_breach then 0 else judged.produced end,
      case when judged.scrap_breach then 0 else judged.scrap end,
      case when judged.produced_breach then judged.produced else 0 end,
      case when judged.scrap_breach then judged.scrap else 0 end,
      judged.reset, judged.rolled_over, judged.produced_breach or judged.scrap_breach
    )::equipment_counts) from judged),
    (select array_agg(row(
      step.equipment_id, step.started_at, step.state, step.mode, step.held_state, step.held_mode
    )::state_step) from step),
    (select array_agg(row(
      tail.equipment_id, tail.last_sample_at, tail.state, tail.mode, tail.held_state, tail.held_mode,
      tail.last_state_at, tail.last_mode_at, tail.last_produced_at, tail.last_scrap_at, null, null, null, null,
      tail.produced_counter, tail.produced_counter_at, tail.scrap_counter, tail.scrap_counter_at, tail.speed
    )::equipment_tails) from tail)
  into counts, steps, tails;
end;
$$;
comment on function read_islands is 'Reads the samples of islands once and works out, by the rules of the signals: what each sample counts, where state or mode change, and how the samples end.';
