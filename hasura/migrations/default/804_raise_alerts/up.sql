-- Alerts, step 7, the whole story: what is over ends, what is due opens, what goes on is told again. Idempotent: called
-- twice at once, twice in a row or not for an hour, every cause has one alert and everybody is told once.

create function due_alerts(rule alert_rules, checks alert_checks[]) returns setof due_alert
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  oldest_late_stop constant interval := interval '1 day';
  threshold constant interval := make_interval(secs => rule.threshold_seconds::double precision);
  due_since timestamptz;
begin
  case rule.kind
    when 'stop_too_long' then return query select * from long_stops(rule);
    when 'stop_unjustified' then
      -- Those that became due since the last look, and those that late data or an edit brought.
      select progress.checked_until - threshold into due_since from alert_rule_progress progress
      where progress.alert_rule_id = rule.id;
      select greatest(least(due_since, min(stops.stops_since)), now() - threshold - oldest_late_stop) into due_since
      from unnest(checks) stops;
      return query select * from unjustified_stops(rule, due_since);
      update alert_rule_progress progress set checked_until = now() where progress.alert_rule_id = rule.id;
    when 'order_complete' then
      return query
        select * from completed_orders(rule, array(
          select noted.production_order_id from unnest(checks) noted where noted.production_order_id is not null));
    when 'source_stale' then return query select * from stale_sources(rule);
    when 'spc_rule_broken' then return query select * from broken_charts(rule);
    when 'retention_overdue' then return query select * from overdue_policies(rule);
  end case;
end;
$$;
comment on function due_alerts is 'What is due by a rule now, given what changed since the last look.';

create function is_over(alert alerts, rule alert_rules) returns boolean
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  if rule.id is null or not rule.active then
    return true;
  end if;
  return case alert.kind
    when 'stop_too_long' then not exists (
      select from equipment_events stop
      where stop.id = alert.stop_id and stop.ended_at is null and (
        rule.downtime_reason_id is null or stop.downtime_reason_id in (select reasons_below(rule.downtime_reason_id))))
    when 'stop_unjustified' then not exists (
      select from equipment_events stop where stop.id = alert.stop_id and stop.downtime_reason_id is null)
    when 'order_complete' then alert.acknowledged_at is not null
    when 'source_stale' then not exists (
      select from equipment_status status where status.equipment_id = alert.equipment_id and status.is_stale)
    when 'spc_rule_broken' then not exists (
      select from alert_rule_progress progress where progress.alert_rule_id = rule.id and progress.broken_rules <> '{}')
    when 'retention_overdue' then not exists (
      select from overdue_retention() overdue where alert.subject = format('retention of %s', overdue.relation))
  end;
end;
$$;
comment on function is_over is 'Whether the cause of an open alert is gone. A rule that is gone or switched off has no alerts.';

create function end_alerts(of_enterprise_id int) returns setof alerts
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  ended alerts;
begin
  for ended in
    update alerts alert set ended_at = now()
    from alerts still
    left join alert_rules rule on rule.id = still.alert_rule_id
    where still.enterprise_id = of_enterprise_id and still.ended_at is null and is_over(still, rule) and alert.id = still.id
    returning alert.*
  loop
    if (select rule.tells_end from alert_rules rule where rule.id = ended.alert_rule_id) then
      perform queue_messages(ended, 'ended');
    end if;
    return next ended;
  end loop;
end;
$$;
comment on function end_alerts is 'Ends the alerts of an enterprise whose cause is gone, and tells so where the rule wants it.';

create function open_alert(due due_alert, rule alert_rules) returns setof alerts
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  opened alerts;
begin
  insert into alerts (enterprise_id, alert_rule_id, rule_name, kind, subject, equipment_id, stop_id, production_order_id, metric_id,
    title, detail, since)
  values (rule.enterprise_id, rule.id, rule.name, rule.kind, due.subject, due.equipment_id, due.stop_id, due.production_order_id,
    due.metric_id, due.title, due.detail, due.since)
  on conflict do nothing
  returning * into opened;
  if opened.id is not null then
    perform queue_messages(opened, 'opened');
    return next opened;
  end if;
end;
$$;
comment on function open_alert is 'Opens an alert and tells it, unless one of the same cause is open.';

create function repeat_alerts(of_enterprise_id int) returns setof alerts
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  repeated alerts;
begin
  for repeated in
    update alerts alert set repetitions = alert.repetitions + 1, told_at = now()
    from alert_rules rule
    where alert.enterprise_id = of_enterprise_id and alert.ended_at is null and alert.acknowledged_at is null
      and rule.id = alert.alert_rule_id
      and alert.told_at <= now() - make_interval(secs => rule.repeat_seconds::double precision)
      and is_in_effect(rule, coalesce(
        (select settings.time_zone from equipment_settings settings where settings.equipment_id = alert.equipment_id), 'UTC'))
    returning alert.*
  loop
    perform queue_messages(repeated, 'repeated');
    return next repeated;
  end loop;
end;
$$;
comment on function repeat_alerts is 'Tells open alerts again that nobody has acknowledged for as long as their rule says.';

create function raise_alerts_of(of_enterprise_id int) returns setof alerts
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  checks alert_checks[];
  rule alert_rules;
begin
  perform pg_advisory_xact_lock(hashtextextended(format('alerts of enterprise %s', of_enterprise_id), 0));
  with taken as (
    delete from alert_checks noted where noted.enterprise_id = of_enterprise_id returning noted
  )
  select coalesce(array_agg(taken.noted), '{}') into checks from taken;
  for rule in
    select known.* from alert_rules known where known.enterprise_id = of_enterprise_id and known.active order by known.id
  loop
    return query select opened.* from due_alerts(rule, checks) due cross join lateral open_alert(due, rule) opened;
  end loop;
  return query select * from end_alerts(of_enterprise_id);
  return query select * from repeat_alerts(of_enterprise_id);
end;
$$;
comment on function raise_alerts_of is 'raise_alerts of one enterprise, one caller at a time.';

create function api.raise_alerts(enterprise_id int default null) returns setof alerts
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  due_id int;
begin
  for due_id in
    select enterprise.id from enterprises enterprise
    where enterprise.id = coalesce(raise_alerts.enterprise_id, enterprise.id) and (
      exists (select from alert_rules rule where rule.enterprise_id = enterprise.id and rule.active)
      or exists (select from alerts alert where alert.enterprise_id = enterprise.id and alert.ended_at is null)
      or exists (select from alert_checks noted where noted.enterprise_id = enterprise.id))
    order by enterprise.id
  loop
    return query select * from raise_alerts_of(due_id);
  end loop;
end;
$$;
comment on function api.raise_alerts is 'Opens alerts that are due, ends those that are over, tells those again that go on; of one enterprise, or of all. May be called at any time by anybody; gives the alerts that changed.';
