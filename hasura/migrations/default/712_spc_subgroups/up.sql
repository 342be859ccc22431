-- Statistical process control, step 1: measurements of a metric, cycle times or counts, parted into rational subgroups.

create type spc_subgroup as (
  number int,
  started_at timestamptz,
  ended_at timestamptz,
  size numeric,
  mean numeric,
  range numeric,
  deviation numeric,
  sum numeric,
  sum_of_squares numeric
);
comment on type spc_subgroup is 'What a control chart needs of a subgroup. A single value has no deviation, and its range is that to the value before it. For counts, size is units produced and sum is units scrapped.';

create function spc_metric_values(metric_id int, "from" timestamptz, "to" timestamptz)
  returns table (measured_at timestamptz, value numeric)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    select measurements.time, measurements.value::numeric
    from telemetry measurements
    where measurements.metric_id = spc_metric_values.metric_id
      and measurements.time >= "from" and measurements.time < "to"
      and measurements.value is not null and measurements.quality between 192 and 255;
end;
$$;
comment on function spc_metric_values is 'The values of a numeric metric in a range whose quality is good.';

create function spc_cycle_times(measured_id int, "from" timestamptz, "to" timestamptz)
  returns table (measured_at timestamptz, value numeric)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
as $$
declare
  previous_at timestamptz := (
    select counts.time from equipment_counts counts
    where counts.equipment_id = measured_id and counts.time < "from" and counts.produced > 0
    order by counts.time desc limit 1);
  known_from timestamptz := coalesce(previous_at, "from");
begin
  return query
    with executing as (
      select step.started_at,
        extract(epoch from coalesce(step.ended_at, 'infinity')) - extract(epoch from step.started_at) as seconds
      from equipment_state_intervals step
      where step.equipment_id = measured_id and step.state = 6 and step.started_at < "to"
        and coalesce(step.ended_at, 'infinity') > known_from
    ), ordered as (
      select step.started_at as at, null::numeric as produced, step.seconds,
        coalesce(sum(step.seconds) over (order by step.started_at rows between unbounded preceding and 1 preceding), 0)
          as seconds_before
      from executing step
      union all
      select counts.time, counts.produced, null, null
      from equipment_counts counts
      where counts.equipment_id = measured_id and counts.time >= known_from and counts.time < "to" and counts.produced > 0
    ), in_steps as (
      -- The Execute interval that began last, as every count sees it; it begins before what is counted at its first instant.
      select ordered.*, count(ordered.seconds) over (order by ordered.at, ordered.produced nulls first) as step_number
      from ordered
    ), executed as (
      select in_steps.at, in_steps.produced,
        max(in_steps.seconds_before) over step + least(
          max(in_steps.seconds) over step,
          extract(epoch from in_steps.at) - extract(epoch from min(in_steps.at) over step)) as seconds
      from in_steps
      where in_steps.step_number > 0
      window step as (partition by in_steps.step_number)
    ), cycles as (
      select executed.at,
        (executed.seconds - lag(executed.seconds) over (order by executed.at)) / executed.produced as seconds_per_unit
      from executed
      where executed.produced is not null
    )
    select cycles.at, cycles.seconds_per_unit from cycles
    where cycles.at >= "from" and cycles.seconds_per_unit > 0;
end;
$$;
comment on function spc_cycle_times is 'Cycle times from counts: at every count, the seconds in Execute since the count before it, per unit.';

create function spc_values(metric_id int, equipment_id int, "from" timestamptz, "to" timestamptz)
  returns table (measured_at timestamptz, value numeric)
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  if metric_id is not null and equipment_id is null then
    return query select * from spc_metric_values(metric_id, "from", "to");
  elsif equipment_id is not null and metric_id is null then
    return query select * from spc_cycle_times(equipment_id, "from", "to");
  else
    raise invalid_parameter_value using message = 'a control chart is of one metric or of the cycle time of one piece of equipment',
      hint = 'Give either metric_id or equipment_id.';
  end if;
end;
$$;
comment on function spc_values is 'What a chart of variables measures: the values of a metric, or the cycle times of a piece of equipment in seconds.';

create function spc_time_slices(of_equipment_id int, "from" timestamptz, "to" timestamptz, bucket text)
  returns table (slice tstzrange)
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  if bucket = 'shift' then
    return query select shift.stretch from oee_stretches(of_equipment_id, "from", "to", 'shift') shift;
  elsif bucket in ('minute', 'quarter_hour', 'hour', 'day', 'week', 'month', 'year') then
    return query
      select tstzrange(greatest(piece.bucket_from, "from"), least(piece.bucket_to, "to"))
      from equipment_settings settings
      cross join lateral oee_buckets(bucket, "from", "to", settings.time_zone) piece
      where settings.equipment_id = of_equipment_id;
  else
    raise invalid_parameter_value using message = format('"%s" is no bucket of a control chart', bucket),
      hint = 'Use shift, minute, quarter_hour, hour, day, week, month or year.';
  end if;
end;
$$;
comment on function spc_time_slices is 'The parts of a range that each make a subgroup: shifts, or buckets in the zone of the equipment''s site.';

create function spc_value_subgroups(
  metric_id int, equipment_id int, "from" timestamptz, "to" timestamptz, subgroup_size int, bucket text
) returns setof spc_subgroup
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  of_equipment_id int := coalesce(
    equipment_id, (select metrics.equipment_id from metrics where metrics.id = spc_value_subgroups.metric_id));
begin
  return query
    with measured as materialized (
      select measurement.measured_at, measurement.value,
        (row_number() over (order by measurement.measured_at) - 1) / coalesce(subgroup_size, 1) as subgroup
      from spc_values(metric_id, equipment_id, "from", "to") measurement
    ), grouped as (
      select measured.measured_at, measured.value, measured.subgroup from measured where bucket is null
      union all
      select measured.measured_at, measured.value, extract(epoch from lower(slices.slice))::bigint
      from (select slices.slice from spc_time_slices(of_equipment_id, "from", "to", bucket) slices where bucket is not null) slices
      join measured on measured.measured_at <@ slices.slice
    ), subgroups as (
      select
        min(grouped.measured_at) as started_at, max(grouped.measured_at) as ended_at, count(*)::numeric as size,
        avg(grouped.value) as mean, max(grouped.value) - min(grouped.value) as range, stddev_samp(grouped.value) as deviation,
        sum(grouped.value) as sum, sum(grouped.value * grouped.value) as sum_of_squares
      from grouped
      group by grouped.subgroup
      having bucket is not null or count(*) = coalesce(subgroup_size, 1)
    )
    select
      (row_number() over (order by subgroups.started_at))::int, subgroups.started_at, subgroups.ended_at, subgroups.size,
      subgroups.mean,
      case
        when subgroups.size > 1 then subgroups.range
        when bucket is null then abs(subgroups.mean - lag(subgroups.mean) over (order by subgroups.started_at))
      end,
      subgroups.deviation, subgroups.sum, subgroups.sum_of_squares
    from subgroups
    order by subgroups.started_at;
end;
$$;
comment on function spc_value_subgroups is 'Measurements in subgroups: so many in a row (an incomplete last subgroup is left out), or all of each bucket.';

create function spc_count_subgroups(equipment_id int, "from" timestamptz, "to" timestamptz, bucket text)
  returns setof spc_subgroup
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    with counted as (
      select results.started_at, results.ended_at, results.total_units, results.scrap_units
      from oee("from", "to", array[equipment_id], 'equipment', bucket) results
      where bucket not in ('sample', 'shift')
      union all
      select lower(slices.slice), upper(slices.slice), results.total_units, results.scrap_units
      from spc_time_slices(equipment_id, "from", "to", 'shift') slices
      cross join lateral oee(lower(slices.slice), upper(slices.slice), array[equipment_id]) results
      where bucket = 'shift'
      union all
      select counts.time, counts.time, counts.produced, counts.scrap
      from scheduled_parts(array[row(1, spc_count_subgroups.equipment_id, "from", "to")::measured_stretch]) part
      join equipment_counts counts on counts.time >= part.started_at and counts.time < part.ended_at
      where bucket = 'sample' and counts.equipment_id = spc_count_subgroups.equipment_id
        and counts.time >= "from" and counts.time < "to"
    )
    select
      (row_number() over (order by counted.started_at))::int, counted.started_at, counted.ended_at, counted.total_units,
      counted.scrap_units / counted.total_units, null::numeric, null::numeric, counted.scrap_units, null::numeric
    from counted
    where counted.total_units > 0
    order by counted.started_at;
end;
$$;
comment on function spc_count_subgroups is 'Units produced and scrapped per subgroup, as oee() counts them: per bucket or shift, or (sample) per sample that counted. A subgroup without units is none.';
