import type { Pool } from 'pg';
import { buildBusyFactory } from './busy-factory.ts';
import { processRestatements } from './restatements.ts';

/** An enterprise that has rows of every kind, so that another one could see some if it were allowed to. */
export interface Tenant {
  readonly enterpriseId: number;
  readonly siteId: number;
  readonly userId: string;
  readonly machineId: number;
  readonly metricId: number;
  readonly ruleId: number;
  /** An order that ran on the machine. */
  readonly orderId: number;
  /** A stop nobody has justified. */
  readonly stopId: number;
  readonly reasonId: number;
  readonly editId: number;
  readonly shiftInstanceId: number;
  readonly from: string;
  readonly to: string;
}

/** The day of the busy factory. */
export const busyDay = '2026-03-02';

const surroundings = `
  with person as (
    insert into users (enterprise_id, name, email, role) values ($1, 'Ada', $2 || '@example.org', 'operator') returning id
  ), confined as (
    insert into user_sites (user_id, site_id, enterprise_id) select id, $5, $1 from person
  ), terminal as (
    insert into terminals (site_id, name) values ($5, 'Filler')
  ), topic as (
    insert into packml_register (source_topic, equipment_id) values ($2 || '/Site/Area/Filler', $3)
  ), measured as (
    insert into metrics (equipment_id, name, unit) values ($3, 'Temperature', '°C') returning id
  ), values as (
    insert into telemetry (metric_id, time, value)
    select measured.id, $4::timestamptz + number * interval '1 minute', 20 + number % 7 from measured, generate_series(1, 60) number
  ), rule as (
    insert into stop_reason_rules (enterprise_id, name, states, downtime_reason_id)
    select $1, 'Held', '{11}', id from downtime_reasons where enterprise_id = $1 and code = 'SETUP' returning id
  ), limits as (
    insert into metric_rules (equipment_id, signal, maximum) values ($3, 'Temperature', 30)
  ), namespace as (
    insert into topic_namespaces (enterprise_id, topic_prefix) values ($1, $2)
  ), letter as (
    insert into dead_letters (topic, payload, reason, detail, source)
    values ($2 || '/Site/Area/Capper', '', 'not-registered', 'Nothing covers it.', $2 || '/Site/Area/Capper')
  ), traffic as (
    insert into source_traffic (source, messages_per_second, rows_per_second) values ($2 || '/Site/Area', 1, 2)
  ), mapping as (
    insert into topic_mappings (enterprise_id, topic_filter, metric_path) values ($1, $2 || '/+', $2 || '/{2}/Weight')
  ), escalation as (
    insert into escalation_rules (enterprise_id, name) values ($1, 'Everywhere') returning id
  ), step as (
    insert into escalation_steps (escalation_rule_id, level, after_minutes, role) select id, 1, 5, 'supervisor' from escalation
  ), call as (
    insert into andon_calls (equipment_id, kind) values ($3, 'help') returning id
  ), escalated as (
    insert into andon_escalations (andon_call_id, level, role) select id, 1, 'supervisor' from call
  ), set_up as (
    insert into production_order_set_ups (production_order_id, equipment_id, started_at, downtime_reason_id)
    select max(placed.id), $3, $4, max(reason.id) from production_orders placed join downtime_reasons reason using (enterprise_id)
    where enterprise_id = $1
  ), live as (
    insert into transient_values (equipment_id, name, time, value) values ($3, 'Vibration', $4, 1.5)
  ), command as (
    insert into commands (enterprise_id, user_id, role, name, input, result)
    select $1, id, 'operator', 'justify_stops', '{}', '{}' from person
  ), part as (
    insert into machine_parts (equipment_id, name) values ($3, 'Labeller')
  ), aims as (
    insert into oee_targets (enterprise_id, equipment_id, target) values ($1, null, 0.7), ($1, $3, 0.8)
  ), holiday as (
    insert into shift_exceptions (calendar_id, business_day, kind)
    select calendar.id, '2026-12-25', 'holiday' from shift_calendars calendar join sites on sites.id = site_id where enterprise_id = $1
  )
  select person.id as "userId", measured.id as "metricId", rule.id as "ruleId",
    (select max(run.production_order_id) from production_order_runs run where run.equipment_id = $3) as "orderId"
  from person, measured, rule`;

const toldAbout = `
  with rule as (
    insert into alert_rules (enterprise_id, name, kind, channels) values ($1, 'Chart', 'spc_rule_broken', '{in_app}') returning id
  ), chart as (
    insert into alert_rule_charts (alert_rule_id, chart, metric_id, center_line, sigma) select id, 'i_mr', $3, 20, 1 from rule
  ), recipient as (
    insert into alert_rule_recipients (alert_rule_id, user_id) select id, $4 from rule
  ), alert as (
    insert into alerts (enterprise_id, alert_rule_id, rule_name, kind, subject, equipment_id, title, detail, since)
    select $1, id, 'Chart', 'spc_rule_broken', 'metric', $2, 'Out of control', 'It is.', now() from rule returning id
  ), message as (
    insert into message_deliveries (enterprise_id, alert_id, occasion, channel, recipient, title, body, payload)
    select $1, id, 'opened', 'email', 'ada@example.org', 'Out of control', 'It is.', '{}' from alert
  ), notification as (
    insert into notifications (enterprise_id, user_id, alert_id, occasion, title, body)
    select $1, $4, id, 'opened', 'Out of control', 'It is.' from alert
  )
  insert into report_subscriptions (user_id, site_id, channels) select $4, id, '{in_app}' from sites where enterprise_id = $1`;

const operation = `
  with ran as (
    select run.id, run.started_at from production_order_runs run where run.equipment_id = $2 order by run.id limit 1
  ), made as (
    insert into operation_runs (enterprise_id, work_order, operation, equipment_id, production_order_run_id, started_at)
    select $1, 'WO-1', '10', $2, id, started_at from ran returning id
  )
  insert into operation_run_reports (production_report_id, operation_run_id)
  select (select min(id) from production_reports where equipment_id = $2), id from made`;

const reports = `
  with figures as (
    select site.id as site_id, to_jsonb(figures) as figures
    from sites site
    cross join lateral oee($2, $2::timestamptz + interval '1 day', array[$3::int], 'site') figures
    where site.enterprise_id = $1
  ), daily as (
    insert into daily_reports
    select (jsonb_populate_record(null::daily_reports, figures.figures || jsonb_build_object(
      'id', nextval(pg_get_serial_sequence('daily_reports', 'id')), 'site_id', site_id, 'day', $2::date, 'reported_at', now()))).*
    from figures
  )
  insert into shift_reports
  select (jsonb_populate_record(null::shift_reports, figures.figures || jsonb_build_object(
    'shift_instance_id', (select min(shift_instance_id) from shift_figures where equipment_id = $3), 'site_id', site_id,
    'business_day', $2::date, 'shift_name', 'Early', 'reported_at', now(), 'unjustified_stops', 0, 'running_orders', 0))).*
  from figures`;

const lateScrap = `
  with report as (
    insert into production_reports (equipment_id, produced_at, scrap_quantity)
    values ($1, $2::timestamptz + interval '90 minutes', 2) returning id
  )
  insert into production_corrections (production_report_id, why, said_before, said_after)
  select id, 'Counted again', '{ "scrap_quantity": 1 }', '{ "scrap_quantity": 2 }' from report`;

const whatIsThere = `
  select
    (select max(id)::int from equipment_events where equipment_id = $1 and downtime_reason_id is null and not is_manual) as "stopId",
    (select id from downtime_reasons where enterprise_id = $2 and code = 'PM') as "reasonId",
    (select max(id)::int from stop_edits where equipment_id = $1) as "editId",
    (select min(shift_instance_id)::int from shift_figures where equipment_id = $1) as "shiftInstanceId"`;

/** Builds a busy factory with people, sources, measurements, rules, and figures that were reported and restated. */
export async function buildTenant(pool: Pool, name: string): Promise<Tenant> {
  const { factory, machines, start } = await buildBusyFactory(pool, name);
  const [machineId = 0] = machines;
  const { enterpriseId, siteId } = factory;
  const made = await pool.query<Pick<Tenant, 'userId' | 'metricId' | 'ruleId' | 'orderId'>>(surroundings, [
    enterpriseId,
    name,
    machineId,
    start,
    siteId,
  ]);
  await processRestatements(pool);
  await pool.query(lateScrap, [machineId, start]);
  await processRestatements(pool);
  const found = await pool.query<Pick<Tenant, 'stopId' | 'reasonId' | 'editId' | 'shiftInstanceId'>>(whatIsThere, [
    machineId,
    enterpriseId,
  ]);
  const [own] = made.rows;
  const [there] = found.rows;
  if (own === undefined || there === undefined) throw new Error(`${name} was not built`);
  await pool.query(toldAbout, [enterpriseId, machineId, own.metricId, own.userId]);
  await pool.query(operation, [enterpriseId, machineId]);
  await pool.query(reports, [enterpriseId, start, machineId]);
  return { enterpriseId, siteId, machineId, ...own, ...there, from: start, to: `${busyDay}T20:00:00Z` };
}
