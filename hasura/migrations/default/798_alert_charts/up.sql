-- Alerts, step 5: control charts that rules watch. Their limits stand, so a new point costs the few points before it.

create function watched_points(watched alert_rule_charts, "from" timestamptz) returns setof spc_chart_points
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  zone constant text := (
    select settings.time_zone from equipment_settings settings where settings.equipment_id = watched.equipment_id);
begin
  return query
    select point.*
    from spc_chart(
      "from",
      -- A bucket of counts is a point when it is closed; a subgroup of measurements when it is full.
      case when watched.bucket is null then now() else date_trunc(watched.bucket, now() - closing_delay(), zone) end,
      watched.chart, watched.metric_id, watched.equipment_id, watched.subgroup_size, watched.bucket,
      known_mean => watched.center_line, known_sigma => watched.sigma) point;
end;
$$;
comment on function watched_points is 'The closed points of a watched chart from an instant on.';

create function rules_broken_by(point spc_chart_points, watched alert_rule_charts) returns text[]
  language sql stable
  set search_path = pg_catalog, public
as $$
  select array(
    select 'nelson ' || number from unnest(point.nelson_rules) number where number = any (watched.nelson_rules)
    union all
    select 'western_electric ' || number from unnest(point.western_electric_rules) number where number = any (watched.western_electric_rules));
$$;
comment on function rules_broken_by is 'Those of the rules that matter which a point breaks.';

create function judge_new_points(watched alert_rule_charts) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  points_of_longest_rule constant int := 15;
  progress alert_rule_progress;
  newest_end timestamptz;
begin
  select known.* into progress from alert_rule_progress known where known.alert_rule_id = watched.alert_rule_id for update;
  with points as (
    select point.number, point.started_at, point.ended_at, rules_broken_by(point, watched) as broken
    from watched_points(watched, coalesce(progress.points_from, progress.checked_until)) point
  ), newest as (
    select max(points.number) as number, max(points.ended_at) as ended_at from points
  )
  select newest.ended_at,
    (select min(points.started_at) from points where points.number > newest.number - points_of_longest_rule),
    array(
      select distinct rule from points cross join lateral unnest(points.broken) rule
      where points.ended_at > progress.checked_until order by rule)
  into newest_end, progress.points_from, progress.broken_rules
  from newest;
  if newest_end > progress.checked_until then
    update alert_rule_progress known set
      checked_until = newest_end, points_from = progress.points_from, broken_rules = progress.broken_rules
    where known.alert_rule_id = watched.alert_rule_id;
  end if;
end;
$$;
comment on function judge_new_points is 'Judges the points of a watched chart that are new, by reading as many before them as the longest rule looks at.';

create function broken_charts(rule alert_rules) returns setof due_alert
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform judge_new_points(watched) from alert_rule_charts watched where watched.alert_rule_id = rule.id;
  return query
    select rule.id, coalesce('metric ' || watched.metric_id, 'equipment ' || watched.equipment_id),
      charted.equipment_id, null::bigint, null::int, watched.metric_id, progress.checked_until,
      format('%s of %s is out of control', charted.label, equipment_label(charted.equipment_id)),
      format('The newest points of its chart %s break %s.', watched.chart, array_to_string(progress.broken_rules, ' and '))
    from alert_rule_charts watched
    join alert_rule_progress progress on progress.alert_rule_id = watched.alert_rule_id and progress.broken_rules <> '{}'
    cross join lateral (
      select coalesce(metric.equipment_id, watched.equipment_id) as equipment_id,
        coalesce(metric.name, case when watched.bucket is null then 'cycle time' else 'scrap' end) as label
      from (select) watched_chart
      left join metrics metric on metric.id = watched.metric_id
    ) charted
    join equipment_settings settings on settings.equipment_id = charted.equipment_id
    where watched.alert_rule_id = rule.id and is_in_effect(rule, settings.time_zone);
end;
$$;
comment on function broken_charts is 'Judges what is new of a rule''s chart; the chart, when its newest points break a rule that matters.';
