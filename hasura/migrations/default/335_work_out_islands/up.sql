-- Derivation, step 2: from the samples of islands to counts, changes of state and new tails.

create type state_step as (
  equipment_id int,
  started_at timestamptz,
  state smallint,
  mode smallint,
  held_state smallint,
  held_mode smallint
);
comment on type state_step is 'From started_at on the equipment is in this state and mode; held ones come back after a gap in the data.';

create function clear_late_counts(islands derivation_island[]) returns equipment_count_sums[]
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
  set enable_seqscan = off
as $$
declare
  low timestamptz;
  high timestamptz;
  cleared equipment_count_sums[];
begin
  select min(coalesce(island.after, '-infinity')), max(island.until) into low, high
  from unnest(islands) island where not island.is_tail;
  if low is null then
    return null;
  end if;
  with gone as (
    delete from equipment_counts counts
    using (
      select inside.equipment_id, inside.time
      from unnest(islands) island
      cross join lateral (
        select counts.equipment_id, counts.time from equipment_counts counts
        where not island.is_tail
          and counts.equipment_id = island.equipment_id
          and counts.time > coalesce(island.after, '-infinity') and counts.time <= island.until
          and counts.time > low and counts.time <= high
        order by counts.time
      ) inside
    ) late
    where counts.equipment_id = late.equipment_id and counts.time = late.time
      and counts.time > low and counts.time <= high
    returning counts.equipment_id, counts.time, counts.produced, counts.scrap
  ), summed as (
    select gone.equipment_id, date_bin('15 minutes', gone.time, timestamptz '2000-01-01 00:00+00') as quarter_hour,
      - sum(gone.produced) as produced, - sum(gone.scrap) as scrap
    from gone
    group by 1, 2
  )
  select array_agg(row(summed.equipment_id, summed.quarter_hour, summed.produced, summed.scrap)::equipment_count_sums)
  into cleared from summed;
  return cleared;
end;
$$;
comment on function clear_late_counts is 'Takes away the counts of late islands, which are about to be worked out again, and says what their sums lose.';

create function work_out_islands(
  islands derivation_island[], cleared equipment_count_sums[],
  out steps state_step[], out tails equipment_tails[], out has_empty_sums boolean
)
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set jit = off
as $$
declare
  low timestamptz;
  high timestamptz;
begin
  select coalesce(min(coalesce(island.after, '-infinity')), '-infinity'), max(island.until) into low, high
  from unnest(islands) island;
  with island as materialized (
    select *
    from unnest(islands) with ordinality as island (
      equipment_id, after, until, is_tail, state, mode, held_state, held_mode,
      produced_at, produced_counter, produced_counter_at, scrap_at, scrap_counter, scrap_counter_at,
      stale_after, counter_maximum, maximum_rate_per_min, n)
  ), carried as (
    select
      island.n, v.time, v.produced, v.scrap, v.produced_counter, v.scrap_counter,
      coalesce(v.state = 0 and v.quality = 500, false) as is_death,
      last(v.state, v.time) filter (where v.state is not null and not (v.state = 0 and v.quality = 500)) over so_far as held_state,
      last(v.mode, v.time) filter (where v.mode is not null) over so_far as held_mode,
      last(v.produced_counter, v.time) filter (where v.produced_counter is not null) over so_far as held_produced_counter,
      last(v.scrap_counter, v.time) filter (where v.scrap_counter is not null) over so_far as held_scrap_counter,
      last(v.speed, v.time) filter (where v.speed is not null) over so_far as held_speed,
      max(v.time) filter (where v.state is not null and not (v.state = 0 and v.quality = 500)) over so_far as last_state_at,
      max(v.time) filter (where v.mode is not null) over so_far as last_mode_at,
      max(v.time) filter (where v.produced is not null or v.produced_counter is not null) over so_far as last_produced_at,
      max(v.time) filter (where v.scrap is not null or v.scrap_counter is not null) over so_far as last_scrap_at,
      max(v.time) filter (where v.produced_counter is not null) over so_far as last_produced_counter_at,
      max(v.time) filter (where v.scrap_counter is not null) over so_far as last_scrap_counter_at
    from island
    cross join lateral (
      select raw.*
      from equipment_values raw
      where raw.equipment_id = island.equipment_id
        and raw.time > coalesce(island.after, '-infinity') and raw.time <= island.until
        and raw.time > low and raw.time <= high
      order by raw.time
    ) v
    window so_far as (partition by island.n order by v.time rows unbounded preceding)
  ), followed as (
    select
      carried.*,
      lag(carried.time) over in_order as previous_at,
      lag(carried.is_death) over in_order as follows_death,
      lag(carried.held_state) over in_order as previous_held_state,
      lag(carried.held_mode) over in_order as previous_held_mode,
      lag(carried.held_produced_counter) over in_order as previous_produced_counter,
      lag(carried.held_scrap_counter) over in_order as previous_scrap_counter,
      lag(carried.last_produced_at) over in_order as previous_produced_at,
      lag(carried.last_produced_counter_at) over in_order as previous_produced_counter_at,
      lag(carried.last_scrap_at) over in_order as previous_scrap_at,
      lag(carried.last_scrap_counter_at) over in_order as previous_scrap_counter_at,
      lead(carried.time) over in_order is null as is_last
    from carried
    window in_order as (partition by carried.n order by carried.time)
  ), held as (
    -- What no sample of the island has said yet is as it was at its start.
    select
      island.equipment_id, island.is_tail, island.stale_after, island.counter_maximum, island.maximum_rate_per_min,
      followed.time, followed.produced, followed.scrap, followed.produced_counter, followed.scrap_counter,
      followed.is_death, followed.is_last, followed.held_speed, followed.last_state_at, followed.last_mode_at,
      coalesce(followed.held_state, island.held_state) as held_state,
      coalesce(followed.held_mode, island.held_mode) as held_mode,
      coalesce(followed.held_produced_counter, island.produced_counter) as held_produced_counter,
      coalesce(followed.held_scrap_counter, island.scrap_counter) as held_scrap_counter,
      coalesce(followed.last_produced_at, island.produced_at) as last_produced_at,
      coalesce(followed.last_scrap_at, island.scrap_at) as last_scrap_at,
      coalesce(followed.last_produced_counter_at, island.produced_counter_at) as last_produced_counter_at,
      coalesce(followed.last_scrap_counter_at, island.scrap_counter_at) as last_scrap_counter_at,
      coalesce(followed.previous_at, island.after) as previous_at,
      coalesce(followed.follows_death, island.state = 0 and island.held_state is distinct from 0, false) as follows_death,
      coalesce(followed.previous_held_state, island.held_state) as previous_held_state,
      coalesce(followed.previous_held_mode, island.held_mode) as previous_held_mode,
      coalesce(followed.previous_produced_counter, island.produced_counter) as previous_produced_counter,
      coalesce(followed.previous_scrap_counter, island.scrap_counter) as previous_scrap_counter,
      case when followed.produced is null
        then coalesce(followed.previous_produced_counter_at, island.produced_counter_at)
        else coalesce(followed.previous_produced_at, island.produced_at)
      end as produced_since,
      case when followed.scrap is null
        then coalesce(followed.previous_scrap_counter_at, island.scrap_counter_at)
        else coalesce(followed.previous_scrap_at, island.scrap_at)
      end as scrap_since
    from followed
    join island on island.n = followed.n
  ), sample as materialized (
    select
      held.*,
      held.previous_at + held.stale_after as stale_at,
      coalesce(held.time > held.previous_at + held.stale_after, false) as is_gap,
      case when held.is_death then 0 else coalesce(held.held_state, 0) end::smallint as state,
      case when not held.is_death and held.held_state <> 0 then held.held_mode end as mode,
      case when held.follows_death then 0 else coalesce(held.previous_held_state, 0) end::smallint as previous_state,
      case when not held.follows_death and held.previous_held_state <> 0 then held.previous_held_mode end as previous_mode
    from held
  ), step as (
    select gap.equipment_id, gap.stale_at as started_at, 0::smallint as state, null::smallint as mode,
      gap.previous_held_state as held_state, gap.previous_held_mode as held_mode
    from sample gap
    where gap.is_gap and gap.previous_state <> 0
    union all
    select change.equipment_id, change.time, change.state, change.mode, change.held_state, change.held_mode
    from sample change
    where change.previous_at is null
      or change.state <> case when change.is_gap then 0 else change.previous_state end
      or change.mode is distinct from case when not change.is_gap then change.previous_mode end
      or change.held_state is distinct from change.previous_held_state
      or change.held_mode is distinct from change.previous_held_mode
  ), counter_step as (
    select
      sample.equipment_id, sample.time, sample.produced, sample.scrap, sample.produced_counter, sample.scrap_counter,
      sample.produced_since, sample.scrap_since, sample.maximum_rate_per_min, sample.counter_maximum,
      sample.counter_maximum + 1 as counter_range,
      case when sample.produced is null then sample.produced_counter - sample.previous_produced_counter end as produced_step,
      case when sample.scrap is null then sample.scrap_counter - sample.previous_scrap_counter end as scrap_step
    from sample
    where sample.produced is not null or sample.produced_counter is not null
      or sample.scrap is not null or sample.scrap_counter is not null
  ), unrolled as (
    select
      counter_step.*,
      case when counter_step.produced_step < 0
        then mod(mod(counter_step.produced_step, counter_step.counter_range) + counter_step.counter_range, counter_step.counter_range)
      end as produced_past_maximum,
      case when counter_step.scrap_step < 0
        then mod(mod(counter_step.scrap_step, counter_step.counter_range) + counter_step.counter_range, counter_step.counter_range)
      end as scrap_past_maximum
    from counter_step
  ), rolled as (
    select
      unrolled.*,
      coalesce(2 * unrolled.produced_past_maximum < unrolled.counter_maximum, false) as produced_rolled_over,
      coalesce(2 * unrolled.scrap_past_maximum < unrolled.counter_maximum, false) as scrap_rolled_over
    from unrolled
  ), increment as (
    select
      rolled.equipment_id, rolled.time, rolled.maximum_rate_per_min, rolled.produced_since, rolled.scrap_since,
      rolled.produced_rolled_over or rolled.scrap_rolled_over as rolled_over,
      coalesce(rolled.produced_step < 0 and not rolled.produced_rolled_over, false)
        or coalesce(rolled.scrap_step < 0 and not rolled.scrap_rolled_over, false) as reset,
      coalesce(rolled.produced, case
        when rolled.produced_step >= 0 then rolled.produced_step
        when rolled.produced_rolled_over then rolled.produced_past_maximum
        when rolled.produced_step < 0 then rolled.produced_counter
      end, 0) as produced,
      coalesce(rolled.scrap, case
        when rolled.scrap_step >= 0 then rolled.scrap_step
        when rolled.scrap_rolled_over then rolled.scrap_past_maximum
        when rolled.scrap_step < 0 then rolled.scrap_counter
      end, 0) as scrap
    from rolled
    offset 0 -- each increment is worked out once, not again wherever it is used
  ), judged as (
    select
      increment.*,
      coalesce(increment.produced * 60 > increment.maximum_rate_per_min
        * extract(epoch from increment.time - increment.produced_since), false) as produced_breach,
      coalesce(increment.scrap * 60 > increment.maximum_rate_per_min
        * extract(epoch from increment.time - increment.scrap_since), false) as scrap_breach
    from increment
    where increment.produced <> 0 or increment.scrap <> 0 or increment.rolled_over or increment.reset
  ), counted as (
    insert into equipment_counts
    select
      judged.equipment_id, judged.time,
      case when judged.produced_breach then 0 else judged.produced end,
      case when judged.scrap_breach then 0 else judged.scrap end,
      case when judged.produced_breach then judged.produced else 0 end,
      case when judged.scrap_breach then judged.scrap else 0 end,
      judged.reset, judged.rolled_over, judged.produced_breach or judged.scrap_breach
    from judged
    returning equipment_counts.equipment_id, equipment_counts.time, equipment_counts.produced, equipment_counts.scrap
  ), change as (
    select counted.equipment_id, date_bin('15 minutes', counted.time, timestamptz '2000-01-01 00:00+00') as quarter_hour,
      counted.produced, counted.scrap
    from counted
    union all
    select gone.equipment_id, gone.quarter_hour, gone.produced, gone.scrap from unnest(cleared) gone
  ), summed as (
    insert into equipment_count_sums as sums
    select change.equipment_id, change.quarter_hour, sum(change.produced), sum(change.scrap)
    from change
    group by change.equipment_id, change.quarter_hour
    having sum(change.produced) <> 0 or sum(change.scrap) <> 0
    on conflict (equipment_id, quarter_hour) do update
      set produced = sums.produced + excluded.produced, scrap = sums.scrap + excluded.scrap
    returning sums.produced = 0 and sums.scrap = 0 as is_empty
  )
  select
    (select array_agg(row(
      step.equipment_id, step.started_at, step.state, step.mode, step.held_state, step.held_mode
    )::state_step) from step),
    (select array_agg(row(
      tail.equipment_id, tail.time, tail.state, tail.mode, tail.held_state, tail.held_mode,
      tail.last_state_at, tail.last_mode_at, tail.last_produced_at, tail.last_scrap_at, null, null, null, null,
      tail.held_produced_counter, tail.last_produced_counter_at, tail.held_scrap_counter, tail.last_scrap_counter_at,
      tail.held_speed
    )::equipment_tails) from sample tail where tail.is_tail and tail.is_last),
    (select coalesce(bool_or(summed.is_empty), false) from summed)
  into steps, tails, has_empty_sums;
end;
$$;
comment on function work_out_islands is 'Reads the samples of islands once. By the rules of the signals it writes what each sample counts, and works out where state or mode change and how the samples end.';

create function drop_empty_sums(islands derivation_island[]) returns void
  language sql
  set search_path = pg_catalog, public
as $$
  delete from equipment_count_sums sums
  using unnest(islands) island
  where sums.equipment_id = island.equipment_id and sums.produced = 0 and sums.scrap = 0;
$$;
comment on function drop_empty_sums is 'A quarter of an hour without units has no row, whatever came and went there.';
