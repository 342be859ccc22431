-- Commands on alerts: taking note of them, and setting up by which rules they are raised.

create trigger a_change_counts_a_version
  before update on alert_rules
  for each row when (old.* is distinct from new.*) execute function count_version();

create function command.acknowledge_alert(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  alert alerts := jsonb_populate_record(null::alerts, command.row_to_change(session, 'alerts', input, 'alertId'));
begin
  if alert.acknowledged_at is not null then
    perform command.refuse('conflict', format('%s has taken note of this alert already.',
      coalesce((select known.name from users known where known.id = alert.acknowledged_by), 'Somebody')), 'alertId', to_jsonb(alert));
  end if;
  update alerts set
    acknowledged_at = clock_timestamp(), acknowledged_by = session.user_id, acknowledgement = input ->> 'note',
    version = alerts.version + 1
  where alerts.id = alert.id;
  perform raise_alerts_of(session.enterprise_id);
  return jsonb_build_object('alertId', alert.id);
end;
$$;
comment on function command.acknowledge_alert is 'Takes note of an alert, which is not repeated then: alertId, note. An alert about a completed order is over by it.';

create function command.mark_notifications_read(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  asked bigint[] := array(select jsonb_array_elements_text(nullif(input -> 'notificationIds', 'null'))::bigint);
  foreign_id constant bigint := (
    select asked_id from unnest(asked) asked_id
    where not exists (select from notifications own where own.id = asked_id and own.user_id = session.user_id)
    order by asked_id limit 1);
  marked int;
begin
  if foreign_id is not null then
    perform command.refuse('not-found', format('There is no notification %s of yours. Reload the list.', foreign_id), 'notificationIds');
  end if;
  update notifications own set read_at = clock_timestamp()
  where own.user_id = session.user_id and own.read_at is null
    and (coalesce(input -> 'notificationIds', 'null') = 'null' or own.id = any (asked));
  get diagnostics marked = row_count;
  return jsonb_build_object('marked', marked);
end;
$$;
comment on function command.mark_notifications_read is 'Marks notifications of the session''s user as read: notificationIds, or without them all.';

create function command.set_recipients(session command_session, rule_id int, recipients jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  foreign_id constant text := (
    select named_id from jsonb_array_elements_text(coalesce(nullif(recipients -> 'userIds', 'null'), '[]')) named_id
    where not exists (select from users own where own.id = named_id::uuid and own.enterprise_id = session.enterprise_id)
    limit 1);
begin
  if foreign_id is not null then
    perform command.refuse('not-found', format('There is no user %s. Reload the list.', foreign_id), 'recipients.userIds');
  end if;
  delete from alert_rule_recipients told where told.alert_rule_id = rule_id;
  insert into alert_rule_recipients (alert_rule_id, user_id, role, email)
  select rule_id, id::uuid, null, null from jsonb_array_elements_text(coalesce(nullif(recipients -> 'userIds', 'null'), '[]')) id
  union
  select rule_id, null, role, null from jsonb_array_elements_text(coalesce(nullif(recipients -> 'roles', 'null'), '[]')) role
  union
  select rule_id, null, null, email from jsonb_array_elements_text(coalesce(nullif(recipients -> 'emails', 'null'), '[]')) email;
end;
$$;
comment on function command.set_recipients is 'Who an alert rule tells from now on: userIds, roles, emails.';

create function command.estimate_chart(chart jsonb) returns spc_estimate
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  estimate spc_estimate := spc_estimate_of(chart ->> 'chart', array(
    select subgroup from spc_subgroups(chart ->> 'chart', (chart ->> 'metricId')::int, (chart ->> 'equipmentId')::int,
      (chart ->> 'baselineFrom')::timestamptz, (chart ->> 'baselineTo')::timestamptz,
      (chart ->> 'subgroupSize')::int, chart ->> 'bucket') subgroup
    order by subgroup.number));
begin
  if estimate.mean is null then
    perform command.refuse('invalid-input',
      'Nothing was measured in that time, so no limits can be worked out of it. Choose another baseline, or give centerLine and sigma.',
      'chart.baselineFrom');
  end if;
  return estimate;
end;
$$;
comment on function command.estimate_chart is 'Mean and deviation of a process in the range that a chart''s limits are to be made of.';

create function command.set_chart(session command_session, rule_id int, chart jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  estimate spc_estimate;
begin
  delete from alert_rule_charts watched where watched.alert_rule_id = rule_id;
  if coalesce(chart, 'null') = 'null' then
    return;
  end if;
  if chart ->> 'metricId' is not null then
    perform command.own_row(session, 'metrics', (chart ->> 'metricId')::int, 'chart.metricId');
  else
    perform command.own_row(session, 'equipment', (chart ->> 'equipmentId')::int, 'chart.equipmentId');
  end if;
  if chart ->> 'centerLine' is null then
    estimate := command.estimate_chart(chart);
  else
    estimate.mean := chart ->> 'centerLine';
    estimate.sigma_within := chart ->> 'sigma';
  end if;
  insert into alert_rule_charts (
    alert_rule_id, chart, metric_id, equipment_id, subgroup_size, bucket, center_line, sigma, nelson_rules, western_electric_rules)
  values (rule_id, chart ->> 'chart', (chart ->> 'metricId')::int, (chart ->> 'equipmentId')::int, (chart ->> 'subgroupSize')::int,
    chart ->> 'bucket', estimate.mean, estimate.sigma_within,
    array(select jsonb_array_elements_text(coalesce(nullif(chart -> 'nelsonRules', 'null'), '[1]'))::int),
    array(select jsonb_array_elements_text(coalesce(nullif(chart -> 'westernElectricRules', 'null'), '[]'))::int));
  update alert_rule_progress progress set points_from = null, broken_rules = '{}', checked_until = now()
  where progress.alert_rule_id = rule_id;
end;
$$;
comment on function command.set_chart is 'Which chart an alert rule watches from now on. Its limits stand: given as centerLine and sigma, or worked out of a baseline.';

create function command.fill_alert_rule(session command_session, rule jsonb, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  rule_id constant int := rule ->> 'id';
begin
  if input ? 'recipients' then
    perform command.set_recipients(session, rule_id, input -> 'recipients');
  end if;
  if input ? 'chart' then
    perform command.set_chart(session, rule_id, input -> 'chart');
  end if;
  if (rule ->> 'kind' = 'spc_rule_broken')
    <> exists (select from alert_rule_charts watched where watched.alert_rule_id = rule_id) then
    perform command.refuse('invalid-input', 'A rule of kind spc_rule_broken watches a chart, and no other rule does. Give or leave out the chart.', 'chart');
  end if;
  if 'webhook' <> all (array(select jsonb_array_elements_text(rule -> 'channels')))
    and not exists (select from alert_rule_recipients told where told.alert_rule_id = rule_id) then
    perform command.refuse('invalid-input', 'Nobody would be told. Name users, roles or e-mail addresses.', 'recipients');
  end if;
  return jsonb_build_object('alertRuleId', rule_id);
end;
$$;
comment on function command.fill_alert_rule is 'Gives an alert rule the recipients and the chart of an input, and refuses one that could tell nobody.';

create function command.alert_rule_columns(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.own_row(session, 'sites', (input ->> 'siteId')::int, 'siteId') where input ->> 'siteId' is not null;
  perform command.own_row(session, 'equipment', (input ->> 'equipmentId')::int, 'equipmentId') where input ->> 'equipmentId' is not null;
  perform command.own_row(session, 'downtime_reasons', (input ->> 'downtimeReasonId')::int, 'downtimeReasonId')
    where input ->> 'downtimeReasonId' is not null;
  return command.as_columns(input, 'name', 'kind', 'active', 'siteId', 'equipmentId', 'downtimeReasonId', 'thresholdSeconds',
    'channels', 'webhookUrl', 'repeatSeconds', 'tellsEnd', 'effectiveDays', 'effectiveFrom', 'effectiveTo');
end;
$$;
comment on function command.alert_rule_columns is 'The columns of an alert rule that an input names, all of the session''s enterprise and sites.';

create function command.create_alert_rule(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  return command.fill_alert_rule(session, command.insert_row('alert_rules',
    command.alert_rule_columns(session, input) || jsonb_build_object('enterprise_id', session.enterprise_id)), input);
end;
$$;
comment on function command.create_alert_rule is 'Makes a rule: name, kind, place, threshold, channels, recipients, hours, chart, as of the columns of alert_rules.';

create function command.change_alert_rule(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  rule jsonb := command.row_to_change(session, 'alert_rules', input, 'alertRuleId');
  columns constant jsonb := command.alert_rule_columns(session, input);
begin
  if columns <> '{}' or not (input ? 'recipients' or input ? 'chart') then
    rule := command.change_row('alert_rules', (rule ->> 'id')::int, columns);
  end if;
  return command.fill_alert_rule(session, rule, input);
end;
$$;
comment on function command.change_alert_rule is 'Changes what is given of a rule: alertRuleId, and any field of create_alert_rule; recipients and chart as a whole.';

create function command.remove_alert_rule(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  rule constant jsonb := command.row_to_change(session, 'alert_rules', input, 'alertRuleId');
begin
  delete from alert_rules gone where gone.id = (rule ->> 'id')::int;
  perform raise_alerts_of(session.enterprise_id);
  return jsonb_build_object('alertRuleId', rule -> 'id');
end;
$$;
comment on function command.remove_alert_rule is 'Removes a rule: alertRuleId. What it has raised is over, and stays to be seen.';

create function command.subscribe_to_reports(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  site constant jsonb := command.own_row(session, 'sites', (input ->> 'siteId')::int, 'siteId');
  wanted constant text[] := array(select jsonb_array_elements_text(input -> 'channels'));
begin
  delete from report_subscriptions own
  where own.user_id = session.user_id and own.site_id = (site ->> 'id')::int and wanted = '{}';
  insert into report_subscriptions (user_id, site_id, channels)
  select session.user_id, (site ->> 'id')::int, wanted where wanted <> '{}'
  on conflict (user_id, site_id) do update set channels = excluded.channels;
  return jsonb_build_object('siteId', site -> 'id');
end;
$$;
comment on function command.subscribe_to_reports is 'How the session''s user is told the daily reports of a site from now on: siteId, channels (none: not at all).';
