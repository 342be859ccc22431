-- Statistical process control, step 3: charts. Subgroups (712) give estimates, these give centre lines and limits, and the
-- rules (714) judge every point. Formulas: NIST/SEMATECH e-Handbook 6.3, Montgomery 5 to 9, AIAG SPC.

create table spc_chart_points (
  chart text not null,
  panel text not null,
  number int not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  size numeric not null,
  value numeric not null,
  center_line numeric not null,
  sigma numeric not null,
  lower_control_limit numeric not null,
  upper_control_limit numeric not null,
  is_out_of_control boolean not null,
  nelson_rules int[] not null,
  western_electric_rules int[] not null,
  constraint "a point of a control chart is never stored" check (false) no inherit
);
comment on table spc_chart_points is 'The columns of the function spc_chart: one row per plotted point. Holds no rows.';
comment on column spc_chart_points.chart is 'The chart that was asked for.';
comment on column spc_chart_points.panel is 'What is plotted: individual, moving_range, mean, range, standard_deviation, ewma, p, np, c or u.';
comment on column spc_chart_points.number is 'Number of the subgroup, from 1.';
comment on column spc_chart_points.started_at is 'Time of the first measurement of the subgroup, or start of its bucket of counts.';
comment on column spc_chart_points.ended_at is 'Time of the last measurement of the subgroup, or end of its bucket of counts.';
comment on column spc_chart_points.size is 'Measurements, or units produced, in the subgroup.';
comment on column spc_chart_points.value is 'The plotted value, in the unit of the metric; cycle times in seconds; shares of units from 0 to 1.';
comment on column spc_chart_points.center_line is 'Centre line.';
comment on column spc_chart_points.sigma is 'Standard deviation of what is plotted, from which limits and zones are drawn.';
comment on column spc_chart_points.lower_control_limit is 'Lower control limit; at least 0 for ranges, standard deviations and counts.';
comment on column spc_chart_points.upper_control_limit is 'Upper control limit; at most 1 for shares, at most the units for np.';
comment on column spc_chart_points.is_out_of_control is 'True when the point breaks any rule.';
comment on column spc_chart_points.nelson_rules is 'Nelson rules that the point breaks; spc_rules describes them.';
comment on column spc_chart_points.western_electric_rules is 'Western Electric rules that the point breaks; spc_rules describes them.';

create type spc_estimate as (
  observations numeric,
  subgroups int,
  mean numeric,
  sigma_within numeric,
  sigma_overall numeric
);
comment on type spc_estimate is 'What is estimated of a process: its mean, its standard deviation within subgroups (the limits'' and Cp''s) and overall (Pp''s).';

create function spc_sigma_within(chart text, subgroups spc_subgroup[]) returns numeric
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  -- Subgroups that differ in size weigh by how sure their estimate is; equal sizes leave average ÷ constant.
  if chart = 'xbar_r' then
    return (
      select sum(sizes.ranges * constants.d2 / constants.d3 ^ 2) / nullif(sum(sizes.subgroups * (constants.d2 / constants.d3) ^ 2), 0)
      from (
        select subgroup.size, sum(subgroup.range) as ranges, count(*) as subgroups
        from unnest(subgroups) subgroup
        where subgroup.range is not null
        group by subgroup.size
      ) sizes
      join spc_constants constants on constants.subgroup_size = sizes.size);
  elsif chart = 'xbar_s' or chart = 'ewma' and (select bool_or(subgroup.size > 1) from unnest(subgroups) subgroup) then
    return (
      select sum(sizes.deviations * sizes.c4 / (1 - sizes.c4 ^ 2)) / nullif(sum(sizes.subgroups * sizes.c4 ^ 2 / (1 - sizes.c4 ^ 2)), 0)
      from (
        select sum(subgroup.deviation) as deviations, count(*) as subgroups, spc_c4(subgroup.size::int) as c4
        from unnest(subgroups) subgroup
        where subgroup.size > 1
        group by subgroup.size
      ) sizes);
  else
    return (
      select avg(subgroup.range) / (select constants.d2 from spc_constants constants where constants.subgroup_size = 2)
      from unnest(subgroups) subgroup);
  end if;
end;
$$;
comment on function spc_sigma_within is 'Standard deviation within subgroups: from ranges (R̄ ÷ d2), standard deviations (s̄ ÷ c4) or moving ranges of single values (MR̄ ÷ d2).';

create function spc_estimate_of(chart text, subgroups spc_subgroup[]) returns spc_estimate
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  estimate spc_estimate;
  sum_of_squares numeric;
  total numeric;
begin
  select sum(subgroup.size), count(*), sum(subgroup.sum), sum(subgroup.sum_of_squares)
  into estimate.observations, estimate.subgroups, total, sum_of_squares
  from unnest(subgroups) subgroup;
  if chart = 'c' then
    estimate.mean := total / nullif(estimate.subgroups, 0);
  else
    estimate.mean := total / nullif(estimate.observations, 0);
  end if;
  if chart not in ('p', 'np', 'c', 'u') then
    estimate.sigma_within := spc_sigma_within(chart, subgroups);
    estimate.sigma_overall := sqrt(
      greatest(0, sum_of_squares - total * total / estimate.observations) / nullif(estimate.observations - 1, 0));
  end if;
  return estimate;
end;
$$;
comment on function spc_estimate_of is 'Mean and standard deviations of a process, from the subgroups of a chart.';

create function spc_subgroups(
  chart text, metric_id int, equipment_id int, "from" timestamptz, "to" timestamptz, subgroup_size int, bucket text
) returns setof spc_subgroup
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  if chart in ('p', 'np', 'c', 'u') then
    if equipment_id is null or metric_id is not null then
      raise invalid_parameter_value using message = format('a %s chart is of the counts of one piece of equipment', chart),
        hint = 'Give equipment_id.';
    end if;
    return query select * from spc_count_subgroups(equipment_id, "from", "to", coalesce(bucket, 'hour'));
  elsif chart = 'i_mr' then
    return query select * from spc_value_subgroups(metric_id, equipment_id, "from", "to", 1, null);
  elsif chart = 'ewma' then
    return query select * from spc_value_subgroups(metric_id, equipment_id, "from", "to", subgroup_size, bucket);
  elsif chart in ('xbar_r', 'xbar_s') then
    if bucket is null and (subgroup_size is null or subgroup_size < 2 or chart = 'xbar_r' and subgroup_size > 25) then
      raise invalid_parameter_value using message = format('a chart %s needs subgroups of several measurements', chart),
        hint = 'Give subgroup_size (2 to 25 for xbar_r), or a bucket whose measurements are a subgroup.';
    end if;
    return query select * from spc_value_subgroups(metric_id, equipment_id, "from", "to", subgroup_size, bucket);
  else
    raise invalid_parameter_value using message = format('"%s" is no control chart', chart),
      hint = 'Use i_mr, xbar_r, xbar_s, ewma, p, np, c or u.';
  end if;
end;
$$;
comment on function spc_subgroups is 'The subgroups of a chart. Refuses unknown charts, and questions that lack what the chart needs.';

create function spc_value_points(chart text, subgroups spc_subgroup[], estimate spc_estimate)
  returns setof spc_point
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  sigma constant numeric := estimate.sigma_within; -- of single measurements
begin
  if chart = 'xbar_r' and exists (select from unnest(subgroups) subgroup where subgroup.size > 25) then
    raise invalid_parameter_value using message = 'ranges of more than 25 measurements say too little',
      hint = 'Use the chart xbar_s, or smaller subgroups.';
  end if;
  return query
    with sizes as (
      select sizes.size, sigma / sqrt(sizes.size) as of_mean, constants.d2 * sigma as range, constants.d3 * sigma as of_range,
        sizes.c4 * sigma as deviation, sqrt(1 - sizes.c4 ^ 2) * sigma as of_deviation
      from (
        select subgroup.size, case when subgroup.size > 1 then spc_c4(subgroup.size::int) end as c4
        from unnest(subgroups) subgroup
        group by subgroup.size
      ) sizes
      left join spc_constants constants on constants.subgroup_size = greatest(sizes.size, 2)
    )
    select plot.panel, subgroup.number, subgroup.started_at, subgroup.ended_at, subgroup.size,
      plot.value, plot.center_line, plot.sigma, null::numeric, null::numeric
    from unnest(subgroups) subgroup
    join sizes on sizes.size = subgroup.size
    cross join lateral (
      select case chart when 'i_mr' then 'individual' else 'mean' end as panel,
        subgroup.mean as value, estimate.mean as center_line, sizes.of_mean as sigma
      union all
      select case chart when 'i_mr' then 'moving_range' else 'range' end, subgroup.range, sizes.range, sizes.of_range
      where chart in ('i_mr', 'xbar_r') and subgroup.range is not null
      union all
      select 'standard_deviation', subgroup.deviation, sizes.deviation, sizes.of_deviation
      where chart = 'xbar_s' and subgroup.deviation is not null
    ) plot;
end;
$$;
comment on function spc_value_points is 'The points of charts of individual values or means, with those of their spread.';

create function spc_ewma_points(
  subgroups spc_subgroup[], estimate spc_estimate, weight numeric, steady_state boolean
) returns setof spc_point
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  subgroup spc_subgroup;
  average numeric := estimate.mean;
  -- (1 − λ)^2t of the limits; both are rounded, or their digits would grow with every point.
  remaining numeric := 1;
  deviation numeric;
begin
  if weight is null or weight <= 0 or weight > 1 then
    raise invalid_parameter_value using message = format('%s is no weight of an EWMA chart', coalesce(weight::text, 'null')),
      hint = 'Give a lambda above 0 and up to 1; 0.2 is usual.';
  end if;
  foreach subgroup in array subgroups loop
    average := round(weight * subgroup.mean + (1 - weight) * average, 30);
    remaining := case when steady_state then 0 else round(remaining * (1 - weight) ^ 2, 30) end;
    deviation := estimate.sigma_within / sqrt(subgroup.size) * sqrt(weight / (2 - weight) * (1 - remaining));
    return next ('ewma', subgroup.number, subgroup.started_at, subgroup.ended_at, subgroup.size,
      average, estimate.mean, deviation, null, null)::spc_point;
  end loop;
end;
$$;
comment on function spc_ewma_points is 'The points of an EWMA chart, which starts from the mean; its limits widen to their steady state, or have it from the start.';

create function spc_count_points(chart text, subgroups spc_subgroup[], process_mean numeric) returns setof spc_point
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return query
    select
      chart, subgroup.number, subgroup.started_at, subgroup.ended_at, subgroup.size,
      case when chart in ('p', 'u') then subgroup.mean else subgroup.sum end,
      case chart when 'np' then subgroup.size * process_mean else process_mean end,
      sqrt(case chart
        when 'p' then process_mean * (1 - process_mean) / subgroup.size
        when 'np' then process_mean * (1 - process_mean) * subgroup.size
        when 'c' then process_mean
        when 'u' then process_mean / subgroup.size
      end),
      null::numeric, null::numeric
    from unnest(subgroups) subgroup;
end;
$$;
comment on function spc_count_points is 'The points of charts of counts: p and np (binomial), c and u (Poisson).';

create function spc_with_limits(points spc_point[], width numeric) returns spc_point[]
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
begin
  return array(
    select row(
      point.panel, point.number, point.started_at, point.ended_at, point.size, point.value, point.center_line, point.sigma,
      greatest(
        point.center_line - width * point.sigma,
        case when point.panel not in ('individual', 'mean', 'ewma') then 0 end),
      least(
        point.center_line + width * point.sigma,
        case point.panel when 'p' then 1 when 'np' then point.size end)
    )::spc_point
    from unnest(points) point
    -- One measurement has no spread, so it has no limits: a chart begins with two.
    where point.sigma is not null);
end;
$$;
comment on function spc_with_limits is 'Points with their limits, so many standard deviations from the centre line and within what the value can be.';

create function spc_chart(
  "from" timestamptz,
  "to" timestamptz,
  chart text,
  metric_id int default null,
  equipment_id int default null,
  subgroup_size int default null,
  bucket text default null,
  baseline_from timestamptz default null,
  baseline_to timestamptz default null,
  known_mean numeric default null,
  known_sigma numeric default null,
  limit_width numeric default 3,
  lambda numeric default 0.2,
  steady_state boolean default false
) returns setof spc_chart_points
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  subgroups spc_subgroup[] := array(
    select subgroup from spc_subgroups(chart, metric_id, equipment_id, "from", "to", subgroup_size, bucket) subgroup
    order by subgroup.number);
  estimate spc_estimate := spc_estimate_of(chart, case
    when baseline_from is null and baseline_to is null then subgroups
    else array(
      select subgroup from spc_subgroups(
        chart, metric_id, equipment_id, coalesce(baseline_from, "from"), coalesce(baseline_to, "to"), subgroup_size, bucket) subgroup
      order by subgroup.number)
  end);
  points spc_point[];
begin
  estimate.mean := coalesce(known_mean, estimate.mean);
  estimate.sigma_within := coalesce(known_sigma, estimate.sigma_within);
  points := case
    when chart in ('p', 'np', 'c', 'u')
      then array(select point from spc_count_points(chart, subgroups, estimate.mean) point)
    when chart = 'ewma'
      then array(select point from spc_ewma_points(subgroups, estimate, lambda, steady_state) point)
    else array(select point from spc_value_points(chart, subgroups, estimate) point)
  end;
  points := spc_with_limits(points, limit_width);
  return query
    select
      chart, point.panel, point.number, point.started_at, point.ended_at, point.size, point.value,
      point.center_line, point.sigma, point.lower_control_limit, point.upper_control_limit,
      judged.nelson_rules <> '{}' or judged.western_electric_rules <> '{}',
      judged.nelson_rules, judged.western_electric_rules
    from unnest(points) point
    join spc_judge(points) judged on judged.panel = point.panel and judged.number = point.number
    order by point.panel in ('moving_range', 'range', 'standard_deviation'), point.number;
end;
$$;
comment on function spc_chart is 'A control chart of a metric (metric_id), of the cycle time in seconds (equipment_id), or of the counts of a piece of equipment. chart: i_mr, xbar_r, xbar_s, ewma, or for counts p, np, c, u. Subgroups are subgroup_size measurements in a row, or those of a bucket (shift, minute, quarter_hour, hour, day, week, month, year; for counts also sample; counts go by the hour unless told). Limits come from the range itself, from another range (baseline_from, baseline_to), or from known_mean (for counts the known share, defects or defects per unit) and known_sigma; they are limit_width standard deviations wide. lambda and steady_state are of EWMA. Every point lists the Nelson and Western Electric rules that it breaks.';
