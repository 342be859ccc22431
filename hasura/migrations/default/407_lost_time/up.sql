-- OEE, step 4: what do stops and gaps in the data take of scheduled time?

create type data_extent as (
  equipment_id int, known_from timestamptz, known_until timestamptz, data_from timestamptz, data_until timestamptz,
  has_added_stops boolean
);
comment on type data_extent is 'From when until when states of equipment are known, and from when until when there is anything to measure at all.';

create function data_extents(ids int[]) returns setof data_extent
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
      least(known.known_from, counts.first_quarter, reported.first_at, added.first_at),
      greatest(known.known_until, counts.last_quarter + interval '15 minutes', reported.last_at + interval '1 microsecond', added.last_at),
      added.first_at is not null
    from (
      select asked as equipment_id, coalesce(earliest.started_at, 'infinity') as known_from,
        case when earliest.started_at is null then '-infinity' when latest.ended_at is not null then latest.ended_at else greatest(
          latest.started_at,
          case when tail.last_sample_at is not null
            then least(now(), tail.last_sample_at + make_interval(secs => machine.stale_after_seconds)) end
        ) end as known_until
      from unnest(ids) asked
      join equipment machine on machine.id = asked
      left join equipment_tails tail on tail.equipment_id = asked
      left join lateral (
        select step.started_at from equipment_state_intervals step
        where step.equipment_id = asked and step.state <> 0 order by step.started_at limit 1
      ) earliest on true
      left join lateral (
        select step.started_at, step.ended_at from equipment_state_intervals step
        where step.equipment_id = asked and step.state <> 0 order by step.started_at desc limit 1
      ) latest on true
    ) known
    cross join lateral (
      select min(sums.quarter_hour) as first_quarter, max(sums.quarter_hour) as last_quarter
      from equipment_count_sums sums
      where sums.equipment_id = known.equipment_id
    ) counts
    cross join lateral (
      select min(report.produced_at) as first_at, max(report.produced_at) as last_at
      from production_reports report
      where report.equipment_id = known.equipment_id
    ) reported
    cross join lateral (
      select min(lower(fact.span)) as first_at, max(coalesce(upper(fact.span), now())) as last_at
      from stop_facts fact
      where fact.equipment_id = known.equipment_id and fact.kind <> 'reason' and fact.withdrawn_by_id is null and fact.kind = 'stop'
    ) added;
end;
$$;
comment on function data_extents is 'From when until when there is data of some equipment.';

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
    with shifts as (
      select distinct part.number, part.equipment_id, part.shift_started_at, part.shift_ended_at from unnest(parts) part
    ), stops as materialized (
      select shifts.number, shifts.shift_started_at, stop.stop_id, stop.loss, stop.started_at, stop.ended_at
      from shifts
      left join lateral (
        select before.started_at from equipment_events before
        where before.equipment_id = shifts.equipment_id and before.started_at <= shifts.shift_started_at
          and before.kind = 'stop' and not (before.is_manual or before.has_gaps)
        order by before.started_at desc limit 1
      ) latest on true
      cross join lateral (
        -- Whole stops do not overlap: of those that began earlier only the latest can reach into the shift.
        select whole.* from stop_losses whole
        where whole.equipment_id = shifts.equipment_id and whole.is_whole
          and whole.started_at >= coalesce(latest.started_at, shifts.shift_started_at)
          and whole.started_at < shifts.shift_ended_at and whole.ended_at > shifts.shift_started_at
        order by whole.started_at
      ) stop
    )
    select part.number, stops.stop_id, stops.loss, stops.started_at, stops.ended_at, part.is_break,
      least(stops.ended_at, part.ended_at) - greatest(stops.started_at, part.started_at)
    from stops
    join unnest(parts) part on part.number = stops.number and part.shift_started_at = stops.shift_started_at
      and part.started_at < stops.ended_at and part.ended_at > stops.started_at
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

create function unknown_parts(parts scheduled_part[], extents data_extent[] default null)
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
  extents := coalesce(extents, array(
    select row(extent.*)::data_extent
    from data_extents(array(select distinct part.equipment_id from unnest(parts) part)) extent));
  return query
    select part.number,
      case when isfinite(gap.started_at) then - (extract(epoch from gap.started_at) * 1000000)::bigint else 0 end,
      'no_data', gap.started_at, gap.ended_at, part.is_break, upper(unknown) - lower(unknown)
    from unnest(parts) part
    join unnest(extents) extent on extent.equipment_id = part.equipment_id
    left join lateral (
      select before.started_at from equipment_state_intervals before
      where before.equipment_id = part.equipment_id and before.started_at <= part.started_at and before.state = 0
      order by before.started_at desc limit 1
    ) latest on true
    cross join lateral (
      -- A gap reaches from known time to known time, whatever went stale or was sent without a state in between.
      select distinct before.ended_at, after.started_at
      from equipment_state_intervals step
      cross join lateral (
        select known.ended_at from equipment_state_intervals known
        where known.equipment_id = step.equipment_id and known.state <> 0 and known.started_at < step.started_at
        order by known.started_at desc limit 1
      ) before
      cross join lateral (
        select known.started_at from equipment_state_intervals known
        where known.equipment_id = step.equipment_id and known.state <> 0 and known.started_at > step.started_at
        order by known.started_at limit 1
      ) after
      where step.equipment_id = part.equipment_id and step.state = 0
        and step.started_at > extent.known_from and step.started_at < extent.known_until
        and step.started_at >= coalesce(latest.started_at, part.started_at)
        and step.started_at < part.ended_at and step.ended_at > part.started_at
      union all
      select '-infinity', extent.known_from where extent.known_from > part.started_at
      union all
      select extent.known_until, 'infinity' where extent.known_until < part.ended_at and isfinite(extent.known_until)
    ) gap (started_at, ended_at)
    cross join lateral unnest(
      tstzmultirange(tstzrange(gap.started_at, gap.ended_at) * tstzrange(part.started_at, part.ended_at))
        - case when extent.has_added_stops then manually_stopped_time(part.equipment_id, part.started_at, part.ended_at) else '{}' end
    ) unknown;
end;
$$;
comment on function unknown_parts is 'What gaps in the data take of scheduled parts, the time before the first sample and after the last known state included. extents: those of the equipment, from whoever knows them already.';
