-- What the times and counts of stretches are made of, row by row: what measure_stretches (410) measures, not added up.
--
-- A part is what one shift, break, stop, gap in the data, count or production report brings to one of the sums of a stretch.
-- Parts of a name do not overlap, so their contributions add up to that sum exactly.

create type oee_part as (
  number int,
  part text,
  kind text,
  source_table text,
  source_key jsonb,
  started_at timestamptz,
  ended_at timestamptz,
  quantity numeric,
  contribution numeric,
  ideal_unit_seconds numeric,
  stop_key bigint,
  downtime_reason_id int
);
comment on type oee_part is 'What one source row brings to one sum of a measured stretch: its own times and quantity, and what of it counts in the stretch.';

create function oee_schedule_parts(asked measured_stretch[]) returns setof oee_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select
      stretch.number, 'calendar', 'window', 'equipment', jsonb_build_object('id', stretch.equipment_id),
      stretch.started_at, stretch.ended_at, length.seconds, length.seconds, null::numeric, null::bigint, null::int
    from unnest(asked) stretch
    cross join lateral (select extract(epoch from stretch.ended_at - stretch.started_at) as seconds) length
    union all
    select
      stretch.number, 'scheduled', 'shift', 'shift_instances', jsonb_build_object('id', shift.shift_instance_id),
      shift.started_at, shift.ended_at, extract(epoch from shift.ended_at - shift.started_at),
      extract(epoch from least(shift.ended_at, stretch.ended_at) - greatest(shift.started_at, stretch.started_at)), null, null, null
    from unnest(asked) stretch
    join equipment_shifts shift on shift.equipment_id = stretch.equipment_id
      and shift.started_at < stretch.ended_at and shift.ended_at > stretch.started_at
      and shift.begins_at > stretch.started_at - interval '2 days' and shift.begins_at < stretch.ended_at
    union all
    select
      stretch.number, 'scheduled', 'no_calendar', 'equipment', jsonb_build_object('id', stretch.equipment_id),
      stretch.started_at, free.ended_at, length.seconds, length.seconds, null, null, null
    from unnest(asked) stretch
    cross join lateral (
      select least(stretch.ended_at, coalesce(min(follows.valid_from), 'infinity')) as ended_at
      from equipment_calendars follows
      where follows.equipment_id = stretch.equipment_id
    ) free
    cross join lateral (select extract(epoch from free.ended_at - stretch.started_at) as seconds) length
    where stretch.started_at < free.ended_at;
end;
$$;
comment on function oee_schedule_parts is 'The parts calendar and scheduled of stretches: their shifts, and their time before the first calendar.';

create function oee_stop_parts(asked measured_stretch[]) returns setof oee_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  parts scheduled_part[] := array(select row(part.*)::scheduled_part from scheduled_parts(asked) part);
  -- Each part under a number of its own, so that what is lost in it leads back to it, and by it to its break.
  numbered scheduled_part[] := array(
    select row(part.place, part.equipment_id, part.started_at, part.ended_at, part.is_break, part.started_at, part.ended_at)::scheduled_part
    from unnest(parts) with ordinality part (number, equipment_id, started_at, ended_at, is_break, shift_started_at, shift_ended_at, place));
begin
  return query
    with stops as (
      select part.number, part.equipment_id, lost.stop_key, lost.stop_started_at, lost.stop_ended_at,
        case when lost.is_break or lost.loss = 'planned' then 'planned_stop' else lost.loss end as part,
        case when lost.is_break then part.started_at end as paused_at,
        sum(lost.length) as length
      from lost_parts(numbered) lost
      join unnest(parts) with ordinality
        part (number, equipment_id, started_at, ended_at, is_break, shift_started_at, shift_ended_at, place) on part.place = lost.number
      group by 1, 2, 3, 4, 5, 6, 7
    )
    select
      stops.number, stops.part, case when pause.id is null then 'stop' else 'break' end,
      case when pause.id is null then 'equipment_events' else 'shift_instance_breaks' end,
      case when pause.id is null then jsonb_build_object('id', stops.stop_key)
        else jsonb_build_object('shift_instance_id', pause.id, 'started_at', pause.started_at) end,
      coalesce(pause.started_at, stops.stop_started_at), coalesce(pause.ended_at, stops.stop_ended_at),
      extract(epoch from coalesce(pause.ended_at, stops.stop_ended_at) - coalesce(pause.started_at, stops.stop_started_at)),
      extract(epoch from stops.length), null::numeric, stops.stop_key, event.downtime_reason_id
    from stops
    join equipment_events event on event.id = stops.stop_key
    left join lateral (
      select shift.shift_instance_id as id, pause.started_at, pause.ended_at
      from equipment_shifts shift
      join shift_instance_breaks pause on pause.shift_instance_id = shift.shift_instance_id
      where shift.equipment_id = stops.equipment_id
        and shift.begins_at > stops.paused_at - interval '2 days' and shift.begins_at <= stops.paused_at
        and pause.started_at <= stops.paused_at and pause.ended_at > stops.paused_at
      limit 1
    ) pause on true;
end;
$$;
comment on function oee_stop_parts is 'The parts planned_stop, breakdown, setup and micro_stop that stops take of stretches; a stop in a break is laid to the break.';

create function oee_no_data_parts(asked measured_stretch[]) returns setof oee_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  parts scheduled_part[] := array(select row(part.*)::scheduled_part from scheduled_parts(asked) part);
begin
  return query
    with gaps as (
      select stretch.number, stretch.equipment_id, gap.stop_key, gap.stop_started_at, gap.is_break,
        greatest(gap.stop_started_at, stretch.started_at) as seen_from, least(gap.stop_ended_at, stretch.ended_at) as seen_to,
        sum(gap.length) as length, settings.no_data_counts_as
      from unnest(asked) stretch
      join equipment_settings settings on settings.equipment_id = stretch.equipment_id
      join unknown_parts(parts) gap on gap.number = stretch.number
      group by 1, 2, 3, 4, 5, 6, 7, settings.no_data_counts_as
    )
    select
      gaps.number, sum_of.part,
      case when step.started_at is not null then 'no_data' when isfinite(gaps.stop_started_at) then 'stale' else 'no_samples' end,
      case when step.started_at is not null then 'equipment_state_intervals'
        when isfinite(gaps.stop_started_at) then 'equipment_tails' else 'equipment' end,
      case when step.started_at is not null
          then jsonb_build_object('equipment_id', gaps.equipment_id, 'started_at', step.started_at)
        when isfinite(gaps.stop_started_at) then jsonb_build_object('equipment_id', gaps.equipment_id)
        else jsonb_build_object('id', gaps.equipment_id) end,
      gaps.seen_from, gaps.seen_to, extract(epoch from gaps.seen_to - gaps.seen_from), extract(epoch from gaps.length),
      null::numeric, gaps.stop_key, null::int
    from gaps
    left join equipment_state_intervals step
      on step.equipment_id = gaps.equipment_id and step.started_at = gaps.stop_started_at and step.state = 0
    cross join lateral (
      select 'no_data' as part
      union all
      select case when gaps.no_data_counts_as = 'excluded' then 'no_data_left_out'
        when gaps.is_break then 'planned_stop' else 'breakdown' end
    ) sum_of;
end;
$$;
comment on function oee_no_data_parts is 'The parts no_data and no_data_left_out of stretches; where no data counts as downtime the latter are breakdown, in breaks planned_stop.';

create function oee_unit_parts(measured_id int, "from" timestamptz, "to" timestamptz)
  returns table (
    kind text, source_table text, source_key jsonb, counted_at timestamptz, produced numeric, scrap numeric, is_startup boolean
  )
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  quarter constant interval := interval '15 minutes';
  first_quarter timestamptz := date_bin(quarter, "from" + (quarter - interval '1 microsecond'), 'epoch');
  last_quarter timestamptz := greatest(first_quarter, date_bin(quarter, "to", 'epoch'));
begin
  return query
    with counts as materialized (
      select counted.time, date_bin(quarter, counted.time, 'epoch') as quarter_hour, counted.produced, counted.scrap
      from equipment_counts counted
      where counted.equipment_id = measured_id and counted.time >= "from" and counted.time < "to"
    ), present as (
      select counts.quarter_hour, sum(counts.produced) as produced, sum(counts.scrap) as scrap
      from counts
      group by counts.quarter_hour
    )
    select
      'count', 'equipment_counts', jsonb_build_object('equipment_id', measured_id, 'time', counts.time),
      counts.time, counts.produced, counts.scrap, false
    from counts
    union all
    select
      'production_report', 'production_reports', jsonb_build_object('id', report.id), report.produced_at, report.counted_units,
      report.counted_scrap, coalesce(reason.loss_category = 'startup_rejects', false)
    from production_reports report
    left join scrap_reasons reason on reason.id = report.scrap_reason_id
    where report.equipment_id = measured_id and report.produced_at >= "from" and report.produced_at < "to"
      and report.cancelled_at is null
    union all
    -- Counts may be dropped before their sums, which then stand for them.
    select
      'count_sum', 'equipment_count_sums', jsonb_build_object('equipment_id', measured_id, 'quarter_hour', sums.quarter_hour),
      sums.quarter_hour, sums.produced - coalesce(present.produced, 0), sums.scrap - coalesce(present.scrap, 0), false
    from equipment_count_sums sums
    left join present on present.quarter_hour = sums.quarter_hour
    where sums.equipment_id = measured_id and sums.quarter_hour >= first_quarter and sums.quarter_hour < last_quarter
      and (sums.produced <> coalesce(present.produced, 0) or sums.scrap <> coalesce(present.scrap, 0));
end;
$$;
comment on function oee_unit_parts is 'What counted units in a range: samples, production reports, and sums of samples that are no longer kept.';

create function oee_count_parts(asked measured_stretch[], needed text[]) returns setof oee_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with ordered as materialized (
      select run.*
      from (
        select array_agg(distinct stretch.equipment_id) as ids, min(stretch.started_at) as started_at, max(stretch.ended_at) as ended_at
        from unnest(asked) stretch
      ) extent
      cross join lateral order_stretches(extent.ids, extent.started_at, extent.ended_at) run
    ), counted as (
      select stretch.number, ordered.unit_seconds, units.*
      from scheduled_stretches(array(select row(part.*)::scheduled_part from scheduled_parts(asked) part)) stretch
      join ordered on ordered.equipment_id = stretch.equipment_id
        and ordered.started_at < stretch.ended_at and ordered.ended_at > stretch.started_at
      cross join lateral oee_unit_parts(
        stretch.equipment_id, greatest(stretch.started_at, ordered.started_at), least(stretch.ended_at, ordered.ended_at)) units
    )
    select
      counted.number, sum_of.part, counted.kind, counted.source_table, counted.source_key, counted.counted_at, counted.counted_at,
      sum_of.units, sum_of.contribution, case when sum_of.is_time then counted.unit_seconds end, null::bigint, null::int
    from counted
    cross join lateral (values
      ('total', counted.produced, counted.produced, false),
      ('ideal', counted.produced, counted.produced * counted.unit_seconds, true),
      ('scrap', counted.scrap, counted.scrap, false),
      (case when counted.is_startup then 'startup_reject' else 'production_reject' end,
        counted.scrap, counted.scrap * counted.unit_seconds, true)
    ) sum_of (part, units, contribution, is_time)
    where sum_of.units <> 0 and sum_of.part = any (needed);
end;
$$;
comment on function oee_count_parts is 'Those needed of the parts total and scrap of stretches in units, and ideal, startup_reject and production_reject in seconds. Null where the ideal rate is unknown.';
