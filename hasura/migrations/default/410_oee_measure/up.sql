-- OEE, step 6: the times and counts of stretches of equipment. Every column adds up over adjacent stretches; ratios come
-- later (420).
--
-- Known time is Execute or a stop, so each part of the scheduled time is measured by what is lost in it: by the stops and the
-- gaps in the data that reach into it. What is left of it was run.

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

create function measure_stretches(
  asked measured_stretch[], no_data_counts_as text default null, extents data_extent[] default null
) returns table (number int, measure oee_measure)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '32MB'
  set enable_mergejoin = off
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
      from (select * from lost_parts(parts) union all select * from unknown_parts(parts, extents)) lost
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
    left join counted_stretches(array(select row(stretch.*)::measured_stretch from scheduled_stretches(parts) stretch)) counted
      on counted.number = stretches.number;
end;
$$;
comment on function measure_stretches is 'Times and counts of many stretches at once, each by itself. no_data_counts_as: excluded or downtime; null for what each enterprise says. extents: as of unknown_parts.';

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
