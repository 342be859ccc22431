-- OEE, step 3: the times and counts of stretches of equipment. Every column adds up over adjacent stretches; ratios come
-- later (420).
--
-- Scheduled time is divided into parts of production and of breaks. Known time is Execute or a stop, so each part is measured
-- by what is lost in it: by the stops and the gaps in the data that reach into it. What is left of it was run.

create type measured_stretch as (number int, equipment_id int, started_at timestamptz, ended_at timestamptz);
comment on type measured_stretch is 'A stretch of one piece of equipment to measure, with a number to know it by.';

create type scheduled_part as (number int, equipment_id int, started_at timestamptz, ended_at timestamptz, is_break boolean);
comment on type scheduled_part is 'A part of the scheduled time of a measured stretch.';

create type oee_measure as (
  scheduled_seconds numeric,
  no_data_seconds numeric,
  planned_stop_seconds numeric,
  planned_production_seconds numeric,
  breakdown_seconds numeric,
  setup_seconds numeric,
  micro_stop_seconds numeric,
  breakdown_count int,
  setup_count int,
  micro_stop_count int,
  crossing_breakdowns bigint[],
  crossing_setups bigint[],
  crossing_micro_stops bigint[],
  total_units numeric,
  scrap_units numeric,
  ideal_seconds numeric,
  ideal_good_seconds numeric,
  startup_reject_seconds numeric
);
comment on type oee_measure is 'Times and counts of one stretch of one piece of equipment, as defined for OEE. Stops that reach beyond the stretch are named as well, so that a set of stretches counts each once: by id, gaps in the data by their start as a negative number.';

create function calendar_parts(asked measured_stretch[]) returns setof scheduled_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
as $$
begin
  return query
    with shifts as (
      select stretch.number, stretch.equipment_id, present.shift_instance_id,
        greatest(present.started_at, stretch.started_at) as started_at, least(present.ended_at, stretch.ended_at) as ended_at
      from unnest(asked) stretch
      cross join lateral (
        select shift.shift_instance_id, shift.started_at, shift.ended_at
        from equipment_shifts shift
        where shift.equipment_id = stretch.equipment_id
          and shift.started_at < stretch.ended_at and shift.ended_at > stretch.started_at
          and shift.begins_at > stretch.started_at - interval '2 days' and shift.begins_at < stretch.ended_at
        order by shift.begins_at
      ) present
    ), paused as (
      select shifts.*, pauses.breaks
      from shifts
      left join lateral (
        select range_agg(tstzrange(pause.started_at, pause.ended_at)) as breaks
        from shift_instance_breaks pause
        where pause.shift_instance_id = shifts.shift_instance_id
          and pause.started_at < shifts.ended_at and pause.ended_at > shifts.started_at
      ) pauses on true
    )
    select paused.number, paused.equipment_id, paused.started_at, paused.ended_at, false from paused where paused.breaks is null
    union all
    select paused.number, paused.equipment_id, lower(part), upper(part), true
    from paused
    cross join lateral unnest(paused.breaks * tstzmultirange(tstzrange(paused.started_at, paused.ended_at))) part
    union all
    select paused.number, paused.equipment_id, lower(part), upper(part), false
    from paused
    cross join lateral unnest(tstzmultirange(tstzrange(paused.started_at, paused.ended_at)) - paused.breaks) part
    union all
    -- Before its first calendar, and without one, equipment is always scheduled.
    select stretch.number, stretch.equipment_id, stretch.started_at, least(stretch.ended_at, coalesce(calendars.starts_at, 'infinity')), false
    from unnest(asked) stretch
    left join lateral (
      select min(follows.valid_from) as starts_at from equipment_calendars follows where follows.equipment_id = stretch.equipment_id
    ) calendars on true
    where stretch.started_at < least(stretch.ended_at, coalesce(calendars.starts_at, 'infinity'));
end;
$$;
comment on function calendar_parts is 'The scheduled time of stretches: inside the shifts that the equipment follows, breaks apart.';

create function shared_stretches(asked measured_stretch[]) returns table (number int, equipment_id int, shared_number int)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '32MB'
as $$
begin
  return query
    with calendars as (
      select present.equipment_id, (
        select string_agg(follows.calendar_id || '@' || follows.valid_from, ',' order by follows.valid_from)
        from equipment_calendars follows
        where follows.equipment_id = present.equipment_id) as followed
      from (select distinct stretch.equipment_id from unnest(asked) stretch) present
    ), schedules as materialized (
      select calendars.equipment_id, dense_rank() over (order by calendars.followed) as schedule from calendars
    ), stretches as materialized (
      select stretch.*, schedules.schedule
      from unnest(asked) stretch
      join schedules on schedules.equipment_id = stretch.equipment_id
    ), spans as materialized (
      select stretches.schedule, stretches.started_at, stretches.ended_at, min(stretches.number) as number
      from stretches
      group by stretches.schedule, stretches.started_at, stretches.ended_at
    )
    select stretches.number, stretches.equipment_id, spans.number
    from stretches
    join spans on spans.schedule = stretches.schedule and spans.started_at = stretches.started_at
      and spans.ended_at = stretches.ended_at;
end;
$$;
comment on function shared_stretches is 'Stretches of equal borders of equipment that follows the same calendars share one, named by its number.';

create function scheduled_parts(asked measured_stretch[]) returns setof scheduled_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '32MB'
as $$
begin
  return query
    with shared as materialized (
      select stretch.* from shared_stretches(asked) stretch
    )
    select shared.number, shared.equipment_id, part.started_at, part.ended_at, part.is_break
    from calendar_parts(array(
      select row(stretch.*)::measured_stretch
      from unnest(asked) stretch
      join shared on shared.number = stretch.number and shared.shared_number = stretch.number)) part
    join shared on shared.shared_number = part.number;
end;
$$;
comment on function scheduled_parts is 'The scheduled time of stretches in parts of production and of breaks; looked up once for all equipment that follows the same calendars.';

create function scheduled_totals(asked measured_stretch[])
  returns table (number int, scheduled interval, breaks interval)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '32MB'
as $$
begin
  return query
    with shared as materialized (
      select stretch.* from shared_stretches(asked) stretch
    ), totals as materialized (
      select part.number, sum(part.ended_at - part.started_at) as scheduled,
        sum(part.ended_at - part.started_at) filter (where part.is_break) as breaks
      from calendar_parts(array(
        select row(stretch.*)::measured_stretch
        from unnest(asked) stretch
        join shared on shared.number = stretch.number and shared.shared_number = stretch.number)) part
      group by part.number
    )
    select shared.number, coalesce(totals.scheduled, '0'), coalesce(totals.breaks, '0')
    from shared
    left join totals on totals.number = shared.shared_number;
end;
$$;
comment on function scheduled_totals is 'How long stretches are scheduled, and how long in breaks.';

create function scheduled_time(measured_id int, "from" timestamptz, "to" timestamptz) returns tstzmultirange
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select coalesce(range_agg(tstzrange(part.started_at, part.ended_at)), '{}')
    from scheduled_parts(array[row(1, measured_id, "from", "to")::measured_stretch]) part
  );
end;
$$;
comment on function scheduled_time is 'The part of a range inside the shifts of the equipment''s calendar, breaks included; all of it while the equipment follows none.';

create function data_extents(ids int[])
  returns table (
    equipment_id int, known_from timestamptz, known_until timestamptz, data_from timestamptz, data_until timestamptz,
    has_added_stops boolean
  )
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
begin
  return query
    select known.equipment_id, known.known_from, known.known_until,
      least(known.known_from, counts.first_quarter, scrap.first_at, added.first_at),
      greatest(known.known_until, counts.last_quarter + interval '15 minutes', scrap.last_at + interval '1 microsecond', added.last_at),
      added.first_at is not null
    from (
      select asked as equipment_id, coalesce(earliest.started_at, 'infinity') as known_from,
        case when latest.state = 0 then latest.started_at else greatest(
          latest.started_at, '-infinity',
          case when tail.last_sample_at is not null
            then least(now(), tail.last_sample_at + make_interval(secs => machine.stale_after_seconds)) end
        ) end as known_until
      from unnest(ids) asked
      join equipment machine on machine.id = asked
      left join equipment_tails tail on tail.equipment_id = asked
      left join lateral (
        select step.started_at from equipment_state_intervals step
        where step.equipment_id = asked order by step.started_at limit 1
      ) earliest on true
      left join lateral (
        select step.started_at, step.state from equipment_state_intervals step
        where step.equipment_id = asked order by step.started_at desc limit 1
      ) latest on true
    ) known
    cross join lateral (
      select min(sums.quarter_hour) as first_quarter, max(sums.quarter_hour) as last_quarter
      from equipment_count_sums sums
      where sums.equipment_id = known.equipment_id
    ) counts
    cross join lateral (
      select min(entry.scrapped_at) as first_at, max(entry.scrapped_at) as last_at
      from scrap_entries entry
      where entry.equipment_id = known.equipment_id
    ) scrap
    cross join lateral (
      select min(lower(fact.span)) as first_at, max(coalesce(upper(fact.span), now())) as last_at
      from stop_facts fact
      where fact.equipment_id = known.equipment_id and fact.kind <> 'reason' and fact.withdrawn_by_id is null and fact.kind = 'stop'
    ) added;
end;
$$;
comment on function data_extents is 'From when until when states of equipment are known, and from when until when there is anything to measure at all.';

create function lost_parts(parts scheduled_part[])
  returns table (
    number int, stop_key bigint, loss text, stop_started_at timestamptz, stop_ended_at timestamptz, is_break boolean, length interval
  )
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
begin
  return query
    select part.number, stop.stop_id, stop.loss, stop.started_at, stop.ended_at, part.is_break,
      least(stop.ended_at, part.ended_at) - greatest(stop.started_at, part.started_at)
    from unnest(parts) part
    left join lateral (
      select before.started_at from equipment_events before
      where before.equipment_id = part.equipment_id and before.started_at <= part.started_at
        and before.kind = 'stop' and not (before.is_manual or before.has_gaps)
      order by before.started_at desc limit 1
    ) latest on true
    cross join lateral (
      -- Whole stops do not overlap: of those that began earlier only the latest can reach into the part.
      select whole.* from stop_losses whole
      where whole.equipment_id = part.equipment_id and whole.is_whole
        and whole.started_at >= coalesce(latest.started_at, part.started_at)
        and whole.started_at < part.ended_at and whole.ended_at > part.started_at
      order by whole.started_at
    ) stop
    union all
    select part.number, stop.stop_id, stop.loss, stop.started_at, stop.ended_at, part.is_break, upper(still) - lower(still)
    from unnest(parts) part
    join stop_losses stop on stop.equipment_id = part.equipment_id and not stop.is_whole
      and stop.started_at < part.ended_at and stop.ended_at > part.started_at
    cross join lateral unnest(
      time_stopped(part.equipment_id, part.started_at, part.ended_at) * tstzmultirange(tstzrange(stop.started_at, stop.ended_at))
    ) still;
end;
$$;
comment on function lost_parts is 'What stops take of scheduled parts, one row per stop and part.';

create function unknown_parts(parts scheduled_part[])
  returns table (
    number int, stop_key bigint, loss text, stop_started_at timestamptz, stop_ended_at timestamptz, is_break boolean, length interval
  )
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
begin
  return query
    with extents as materialized (
      select extent.* from data_extents(array(select distinct part.equipment_id from unnest(parts) part)) extent
    )
    select part.number,
      case when isfinite(gap.started_at) then - (extract(epoch from gap.started_at) * 1000000)::bigint else 0 end,
      'no_data', gap.started_at, gap.ended_at, part.is_break, upper(unknown) - lower(unknown)
    from unnest(parts) part
    join extents on extents.equipment_id = part.equipment_id
    left join lateral (
      select before.started_at from equipment_state_intervals before
      where before.equipment_id = part.equipment_id and before.started_at <= part.started_at and before.state = 0
      order by before.started_at desc limit 1
    ) latest on true
    cross join lateral (
      select step.started_at, step.ended_at
      from equipment_state_intervals step
      where step.equipment_id = part.equipment_id and step.state = 0
        and step.started_at >= coalesce(latest.started_at, part.started_at)
        and step.started_at < part.ended_at and step.ended_at > part.started_at
      union all
      select '-infinity', extents.known_from where extents.known_from > part.started_at
      union all
      select extents.known_until, 'infinity' where extents.known_until < part.ended_at and isfinite(extents.known_until)
    ) gap
    cross join lateral unnest(
      tstzmultirange(tstzrange(gap.started_at, gap.ended_at) * tstzrange(part.started_at, part.ended_at))
        - case when extents.has_added_stops then manually_stopped_time(part.equipment_id, part.started_at, part.ended_at) else '{}' end
    ) unknown;
end;
$$;
comment on function unknown_parts is 'What gaps in the data take of scheduled parts, the time before the first sample and after the last known state included.';

create function counted_parts(parts scheduled_part[])
  returns table (
    number int, total_units numeric, scrap_units numeric, ideal_seconds numeric, ideal_good_seconds numeric,
    startup_reject_seconds numeric
  )
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
declare
  quarter constant interval := interval '15 minutes';
begin
  return query
    with ordered as materialized (
      select stretch.*
      from (
        select array_agg(distinct part.equipment_id) as ids, min(part.started_at) as started_at, max(part.ended_at) as ended_at
        from unnest(parts) part
      ) extent
      cross join lateral order_stretches(extent.ids, extent.started_at, extent.ended_at) stretch
    ), pieces as (
      select part.number, part.equipment_id, ordered.unit_seconds,
        greatest(part.started_at, ordered.started_at) as "from", least(part.ended_at, ordered.ended_at) as "to"
      from unnest(parts) part
      join ordered on ordered.equipment_id = part.equipment_id
        and ordered.started_at < part.ended_at and ordered.ended_at > part.started_at
    ), borders as (
      -- Whole quarters of an hour are read from their sums, what is left on both sides sample by sample.
      select pieces.*, whole.first_quarter, greatest(whole.first_quarter, date_bin(quarter, pieces."to", 'epoch')) as last_quarter
      from pieces
      cross join lateral (
        select date_bin(quarter, pieces."from" + (quarter - interval '1 microsecond'), 'epoch') as first_quarter
      ) whole
    ), sums as (
      select borders.number, borders.unit_seconds, coalesce(counted.produced, 0) as total,
        coalesce(counted.scrap, 0) + coalesce(entered.scrap, 0) as scrap, coalesce(entered.startup_scrap, 0) as startup_scrap
      from borders
      cross join lateral (
        select sum(sample.produced) as produced, sum(sample.scrap) as scrap
        from (
          select whole.produced, whole.scrap from equipment_count_sums whole
          where whole.equipment_id = borders.equipment_id
            and whole.quarter_hour >= borders.first_quarter and whole.quarter_hour < borders.last_quarter
          union all
          select head.produced, head.scrap from equipment_counts head
          where borders."from" < borders.first_quarter and head.equipment_id = borders.equipment_id
            and head.time >= borders."from" and head.time < least(borders.first_quarter, borders."to")
          union all
          select tail.produced, tail.scrap from equipment_counts tail
          where borders.last_quarter < borders."to" and tail.equipment_id = borders.equipment_id
            and tail.time >= borders.last_quarter and tail.time < borders."to"
        ) sample
      ) counted
      cross join lateral (
        select sum(entry.quantity) as scrap,
          sum(entry.quantity) filter (where reason.loss_category = 'startup_rejects') as startup_scrap
        from scrap_entries entry
        left join scrap_reasons reason on reason.id = entry.scrap_reason_id
        where entry.equipment_id = borders.equipment_id
          and entry.scrapped_at >= borders."from" and entry.scrapped_at < borders."to"
      ) entered
      where counted.produced is not null or entered.scrap is not null
    )
    select sums.number, sum(sums.total), sum(sums.scrap),
      -- An unknown ideal time of one unit makes that of all unknown: too little would pass for slow.
      case when not bool_or(unknown) then coalesce(sum(sums.total * sums.unit_seconds), 0) end,
      case when not bool_or(unknown) then coalesce(sum((sums.total - sums.scrap) * sums.unit_seconds), 0) end,
      case when not bool_or(unknown) then coalesce(sum(sums.startup_scrap * sums.unit_seconds), 0) end
    from sums
    cross join lateral (select sums.unit_seconds is null and (sums.total <> 0 or sums.scrap <> 0) as unknown) known
    group by sums.number;
end;
$$;
comment on function counted_parts is 'The units that samples and people count in scheduled parts, and the time that they would ideally take. Ideal times are null when units were made whose ideal rate nobody knows.';

create function measure_stretches(asked measured_stretch[], no_data_counts_as text default null)
  returns table (number int, measure oee_measure)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '32MB'
as $$
declare
  parts scheduled_part[] := array(select row(part.*)::scheduled_part from scheduled_parts(asked) part);
begin
  return query
    with stretches as (
      select stretch.*, coalesce(measure_stretches.no_data_counts_as, settings.no_data_counts_as) = 'excluded' as is_left_out
      from unnest(asked) stretch
      join equipment_settings settings on settings.equipment_id = stretch.equipment_id
    ), scheduled as (
      select part.number, sum(part.ended_at - part.started_at) as length from unnest(parts) part group by part.number
    ), lost as (
      select lost.number, lost.stop_key, lost.loss, min(lost.stop_started_at) as started_at, max(lost.stop_ended_at) as ended_at,
        sum(lost.length) as length,
        sum(lost.length) filter (where lost.is_break or lost.loss = 'planned') as planned,
        sum(lost.length) filter (where not lost.is_break and lost.loss <> 'planned') as unplanned
      from (select * from lost_parts(parts) union all select * from unknown_parts(parts)) lost
      group by lost.number, lost.stop_key, lost.loss
    ), judged as (
      select stretches.number, lost.stop_key, lost.length, lost.planned, lost.unplanned, stretches.is_left_out,
        lost.loss = 'no_data' as is_unknown,
        case when lost.loss <> 'no_data' then lost.loss when not stretches.is_left_out then 'breakdown' end as loss,
        lost.started_at < stretches.started_at or lost.ended_at > stretches.ended_at as is_crossing
      from stretches
      join lost on lost.number = stretches.number
    ), times as (
      select judged.number,
        coalesce(sum(judged.length) filter (where judged.is_unknown), '0') as no_data,
        coalesce(sum(judged.length) filter (where judged.is_unknown and judged.is_left_out), '0') as left_out,
        coalesce(sum(judged.planned) filter (where judged.loss is not null), '0') as planned,
        coalesce(sum(judged.unplanned) filter (where judged.loss = 'breakdown'), '0') as breakdown,
        coalesce(sum(judged.unplanned) filter (where judged.loss = 'setup'), '0') as setup,
        coalesce(sum(judged.unplanned) filter (where judged.loss = 'micro_stop'), '0') as micro_stop,
        count(judged.unplanned) filter (where judged.loss = 'breakdown')::int as breakdown_count,
        count(judged.unplanned) filter (where judged.loss = 'setup')::int as setup_count,
        count(judged.unplanned) filter (where judged.loss = 'micro_stop')::int as micro_stop_count,
        array_agg(judged.stop_key) filter (where judged.loss = 'breakdown' and judged.unplanned is not null and judged.is_crossing)
          as crossing_breakdowns,
        array_agg(judged.stop_key) filter (where judged.loss = 'setup' and judged.unplanned is not null and judged.is_crossing)
          as crossing_setups,
        array_agg(judged.stop_key) filter (where judged.loss = 'micro_stop' and judged.unplanned is not null and judged.is_crossing)
          as crossing_micro_stops
      from judged
      group by judged.number
    )
    select stretches.number, row(
      extract(epoch from coalesce(scheduled.length, '0')),
      extract(epoch from coalesce(times.no_data, '0')),
      extract(epoch from coalesce(times.planned, '0')),
      extract(epoch from coalesce(scheduled.length - coalesce(times.left_out + times.planned, '0'), '0')),
      extract(epoch from coalesce(times.breakdown, '0')),
      extract(epoch from coalesce(times.setup, '0')),
      extract(epoch from coalesce(times.micro_stop, '0')),
      coalesce(times.breakdown_count, 0), coalesce(times.setup_count, 0), coalesce(times.micro_stop_count, 0),
      times.crossing_breakdowns, times.crossing_setups, times.crossing_micro_stops,
      coalesce(counted.total_units, 0), coalesce(counted.scrap_units, 0),
      case when counted.number is null then 0 else counted.ideal_seconds end,
      case when counted.number is null then 0 else counted.ideal_good_seconds end,
      case when counted.number is null then 0 else counted.startup_reject_seconds end
    )::oee_measure
    from stretches
    left join scheduled on scheduled.number = stretches.number
    left join times on times.number = stretches.number
    left join counted_parts(parts) counted on counted.number = stretches.number;
end;
$$;
comment on function measure_stretches is 'Times and counts of many stretches at once, each by itself. no_data_counts_as: excluded or downtime; null for what each enterprise says.';

create function measure_window(measured_id int, "from" timestamptz, "to" timestamptz, no_data_counts_as text default null)
  returns oee_measure
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select measured.measure
    from measure_stretches(array[row(1, measured_id, "from", "to")::measured_stretch], no_data_counts_as) measured
  );
end;
$$;
comment on function measure_window is 'Times and counts of one window.';
