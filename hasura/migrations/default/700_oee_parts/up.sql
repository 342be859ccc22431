-- What a window's times and counts are made of, row by row: the same definitions as measure_window (410), not added up.
--
-- A part is what one shift, break, stop, stretch of no data, count or scrap entry brings to one of the sums of a window.
-- Parts of a name do not overlap, so their contributions add up to that sum exactly.

create type oee_part as (
  part text,
  kind text,
  source_table text,
  source_key jsonb,
  started_at timestamptz,
  ended_at timestamptz,
  quantity numeric,
  contribution numeric,
  ideal_cycle_seconds numeric,
  stop_key text,
  downtime_reason_id int
);
comment on type oee_part is 'What one source row brings to one sum of a window: its own times and quantity, and what of it counts in the window.';

create function oee_stop_parts(
  measured_id int, "from" timestamptz, "to" timestamptz, planned tstzmultirange, stopped tstzmultirange
) returns setof oee_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select
      case stop.loss when 'planned' then 'planned_stop' else stop.loss end, 'stop',
      'equipment_events', jsonb_build_object('id', event.id),
      lower(stop.stretch), upper(stop.stretch),
      extract(epoch from upper(stop.stretch)) - extract(epoch from lower(stop.stretch)),
      inside.seconds, null::numeric, stop.stop_key, event.downtime_reason_id
    from stops_of(measured_id, "from", "to") stop
    join equipment_events event on event.equipment_id = measured_id and event.kind = 'stop'
      and event.started_at = lower(stop.stretch)
    cross join lateral seconds_of(
      case stop.loss when 'planned' then planned else stopped end * tstzmultirange(stop.stretch)) inside (seconds)
    where inside.seconds > 0;
end;
$$;
comment on function oee_stop_parts is 'The stops of a window: planned ones within the planned time, all others within the stopped time of planned production.';

create function oee_break_parts(measured_id int, "from" timestamptz, "to" timestamptz, planned tstzmultirange)
  returns setof oee_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select
      'planned_stop', 'break',
      'shift_instance_breaks', jsonb_build_object('shift_instance_id', shift.id, 'started_at', pause.started_at),
      pause.started_at, pause.ended_at, extract(epoch from pause.ended_at) - extract(epoch from pause.started_at),
      inside.seconds, null::numeric, null, null::int
    from equipment_calendars follows
    join shift_instances shift on shift.calendar_id = follows.calendar_id
      and shift.started_at < least("to", follows.valid_to)
      and shift.started_at > greatest("from", follows.valid_from) - interval '2 days'
      and shift.ended_at > greatest("from", follows.valid_from)
    join shift_instance_breaks pause on pause.shift_instance_id = shift.id
    cross join lateral seconds_of(
      planned * tstzmultirange(
        tstzrange(pause.started_at, pause.ended_at) * tstzrange(follows.valid_from, follows.valid_to))) inside (seconds)
    where follows.equipment_id = measured_id and inside.seconds > 0;
end;
$$;
comment on function oee_break_parts is 'The breaks of a window, as far as they are planned stops.';

create function oee_schedule_parts(measured_id int, "from" timestamptz, "to" timestamptz, scheduled tstzmultirange)
  returns setof oee_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with shifts as (
      select shift.group_key as shift_id, shift.stretch
      from oee_stretches(measured_id, "from", "to", 'shift') shift
      where not isempty(shift.stretch)
    ), unbound as (
      select piece from unnest(scheduled - coalesce((select range_agg(shifts.stretch) from shifts), '{}')) piece
    )
    select
      'scheduled', 'shift', 'shift_instances', jsonb_build_object('id', shift.id),
      shift.started_at, shift.ended_at, extract(epoch from shift.ended_at) - extract(epoch from shift.started_at),
      seconds_of(tstzmultirange(shifts.stretch)), null::numeric, null, null::int
    from shifts
    join shift_instances shift on shift.id = shifts.shift_id
    union all
    select
      'scheduled', 'no_calendar', 'equipment', jsonb_build_object('id', measured_id),
      lower(unbound.piece), upper(unbound.piece),
      seconds_of(tstzmultirange(unbound.piece)), seconds_of(tstzmultirange(unbound.piece)), null, null, null
    from unbound;
end;
$$;
comment on function oee_schedule_parts is 'The shifts of a window, and its time while the equipment follows no calendar.';

create function oee_no_data_parts(measured_id int, "from" timestamptz, "to" timestamptz, no_data tstzmultirange)
  returns setof oee_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with steps as (
      select step.started_at, step.ended_at, tstzrange(step.started_at, step.ended_at) as stretch
      from equipment_state_intervals step
      where step.equipment_id = measured_id and step.started_at < "to" and step.started_at >= coalesce(
        (select max(earlier.started_at) from equipment_state_intervals earlier
         where earlier.equipment_id = measured_id and earlier.started_at <= "from"),
        '-infinity')
    )
    select
      'no_data', case when steps.ended_at is null then 'stale' else 'no_data' end,
      'equipment_state_intervals', jsonb_build_object('equipment_id', measured_id, 'started_at', steps.started_at),
      lower(piece), upper(piece), seconds_of(tstzmultirange(piece)), seconds_of(tstzmultirange(piece)),
      null::numeric, null, null::int
    from steps
    cross join lateral unnest(no_data * tstzmultirange(steps.stretch)) piece
    union all
    select
      'no_data', 'no_samples', 'equipment', jsonb_build_object('id', measured_id),
      lower(piece), upper(piece), seconds_of(tstzmultirange(piece)), seconds_of(tstzmultirange(piece)),
      null, null, null
    from unnest(no_data - coalesce((select range_agg(steps.stretch) from steps), '{}')) piece;
end;
$$;
comment on function oee_no_data_parts is 'The stretches of a window without data: gaps, what follows the last sample once it is stale, and what precedes the first.';

create function oee_time_parts(measured_id int, "from" timestamptz, "to" timestamptz, no_data_counts_as text)
  returns setof oee_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  scheduled tstzmultirange := scheduled_time(measured_id, "from", "to");
  states record := time_in_states(measured_id, "from", "to");
  known tstzmultirange := states.known + manually_stopped_time(measured_id, "from", "to");
  stopped tstzmultirange := known - states.executing;
  no_data tstzmultirange := scheduled - known;
  left_out tstzmultirange := case no_data_counts_as when 'excluded' then no_data else '{}' end;
  breaks tstzmultirange := scheduled * break_time(measured_id, "from", "to") - left_out - states.executing;
  planned_stops tstzmultirange;
  production tstzmultirange;
begin
  select coalesce(range_agg(stop.stretch), '{}') * scheduled * stopped - left_out - breaks into planned_stops
  from stops_of(measured_id, "from", "to") stop where stop.loss = 'planned';
  production := scheduled - left_out - breaks - planned_stops;
  return query
    select
      'calendar', 'window', 'equipment', jsonb_build_object('id', measured_id), "from", "to",
      length.seconds, length.seconds, null::numeric, null, null::int
    from (select extract(epoch from "to") - extract(epoch from "from") as seconds) length
    union all
    select * from oee_schedule_parts(measured_id, "from", "to", scheduled)
    union all
    select * from oee_no_data_parts(measured_id, "from", "to", no_data)
    union all
    select * from oee_break_parts(measured_id, "from", "to", breaks)
    union all
    select * from oee_stop_parts(measured_id, "from", "to", planned_stops, production * stopped)
    union all
    select
      'breakdown', 'no_data', 'equipment', jsonb_build_object('id', measured_id), lower(gap), upper(gap),
      seconds_of(tstzmultirange(gap)), seconds_of(tstzmultirange(gap)), null,
      measured_id || '@' || extract(epoch from lower(gap)), null
    from unnest(production * no_data) gap;
end;
$$;
comment on function oee_time_parts is 'The parts calendar, scheduled, no_data, planned_stop, breakdown, setup and micro_stop of a window, in seconds.';

create function oee_unit_parts(measured_id int, "from" timestamptz, "to" timestamptz)
  returns table (kind text, source_table text, source_key jsonb, counted_at timestamptz, produced numeric, scrap numeric, is_startup boolean)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  first_quarter timestamptz := date_bin('15 minutes', "from" + interval '14 minutes 59.999999 seconds', 'epoch');
  last_quarter timestamptz := greatest(first_quarter, date_bin('15 minutes', "to", 'epoch'));
begin
  return query
    with counts as materialized (
      select counted.time, counted.produced, counted.scrap
      from equipment_counts counted
      where counted.equipment_id = measured_id and counted.time >= "from" and counted.time < "to"
    )
    select
      'count', 'equipment_counts', jsonb_build_object('equipment_id', measured_id, 'time', counts.time),
      counts.time, counts.produced, counts.scrap, false
    from counts
    union all
    select
      'scrap_entry', 'scrap_entries', jsonb_build_object('id', entry.id), entry.scrapped_at, 0, entry.quantity,
      coalesce(reason.loss_category = 'startup_rejects', false)
    from scrap_entries entry
    left join scrap_reasons reason on reason.id = entry.scrap_reason_id
    where entry.equipment_id = measured_id and entry.scrapped_at >= "from" and entry.scrapped_at < "to"
    union all
    -- Counts may be dropped before their sums, which then stand for them.
    select
      'count_sum', 'equipment_count_sums', jsonb_build_object('equipment_id', measured_id, 'quarter_hour', sums.quarter_hour),
      sums.quarter_hour, sums.produced - present.produced, sums.scrap - present.scrap, false
    from equipment_count_sums sums
    cross join lateral (
      select coalesce(sum(counts.produced), 0) as produced, coalesce(sum(counts.scrap), 0) as scrap
      from counts
      where counts.time >= sums.quarter_hour and counts.time < sums.quarter_hour + interval '15 minutes'
    ) present
    where sums.equipment_id = measured_id and sums.quarter_hour >= first_quarter and sums.quarter_hour < last_quarter
      and (sums.produced <> present.produced or sums.scrap <> present.scrap);
end;
$$;
comment on function oee_unit_parts is 'What counted units in a range: samples, scrap entries, and sums of samples that are no longer kept.';

create function oee_count_parts(measured_id int, "from" timestamptz, "to" timestamptz) returns setof oee_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with ordered as (
      select run.stretch, run.product_id from order_stretches(measured_id, "from", "to") run
    ), stretches as (
      select ordered.stretch, ordered.product_id from ordered
      union all
      select free, null from unnest(
        tstzmultirange(tstzrange("from", "to")) - coalesce((select range_agg(ordered.stretch) from ordered), '{}')) free
    ), pieces as materialized (
      select piece, ideal_cycle_seconds(measured_id, stretches.product_id) as cycle
      from stretches
      cross join lateral unnest(tstzmultirange(stretches.stretch) * scheduled_time(measured_id, "from", "to")) piece
    ), counted as (
      select units.*, pieces.cycle
      from pieces
      cross join lateral oee_unit_parts(measured_id, lower(pieces.piece), upper(pieces.piece)) units
    )
    select
      parts.part, counted.kind, counted.source_table, counted.source_key, counted.counted_at, counted.counted_at,
      parts.units, parts.contribution, case when parts.is_time then counted.cycle end, null::text, null::int
    from counted
    cross join lateral (values
      ('total', counted.produced, counted.produced, false),
      ('ideal', counted.produced, counted.produced * counted.cycle, true),
      ('scrap', counted.scrap, counted.scrap, false),
      (case when counted.is_startup then 'startup_reject' else 'production_reject' end,
        counted.scrap, counted.scrap * counted.cycle, true)
    ) parts (part, units, contribution, is_time)
    where parts.units <> 0;
end;
$$;
comment on function oee_count_parts is 'The parts total and scrap of a window in units, and ideal, startup_reject and production_reject in seconds. Null where the ideal rate is unknown.';
