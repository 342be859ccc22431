-- What ingest and people leave behind on a day, beside the history of the simulator: senders, refused messages, rules,
-- reports, calls, alerts, a holiday. The plant is Simulator Corp, as the dashboards of the test look at it.

insert into edge_nodes (group_id, edge_node_id, online, since, born_at, last_message_at, clock_skew_seconds, metrics)
select enterprise.name, 'Line' || number, number < 3, now(), now() - interval '1 hour', now(), 0.02, '[{"name": "Node Control/Rebirth"}]'
from enterprises enterprise, generate_series(1, 3) number;

insert into devices (edge_node_id, device_id, online, since, born_at, last_message_at, metrics)
select id, 'Filler', online, since, born_at, last_message_at, '[{"name": "Status/StateCurrent"}, {"name": "Admin/ProdProcessedCount"}]'
from edge_nodes;

insert into topic_namespaces (enterprise_id, topic_prefix) select id, name from enterprises on conflict do nothing;

insert into source_traffic (source, messages, rows_landed, gaps, messages_per_second, rows_per_second, lag_seconds)
select group_id || '/' || edge_node_id, 1000, 5000, 1, 1, 5, 0.2 from edge_nodes;

insert into ingest_workers (worker, workers, is_ready) values (1, 1, true);

insert into dead_letters (received_at, topic, payload, reason, detail, source)
select now() - number * interval '1 hour', name || '/Pune/Unknown', '', 'not-registered', 'Nothing covers it.', name || '/Pune/Unknown'
from enterprises, generate_series(1, 5) number;

insert into metric_rules (equipment_id, signal, minimum, maximum, expected_every_seconds)
select equipment_id, name, 0, 1000, 1800 from metrics where name = 'Temperature' and equipment_id % 2 = 0;

-- One value far out, so that a control chart has something to say.
insert into telemetry (metric_id, time, value)
select metric.id, max(measured.time) + interval '1 minute', 100000
from metrics metric
join telemetry measured on measured.metric_id = metric.id
group by metric.id;

insert into shift_exceptions (calendar_id, business_day, kind, note)
select id, current_date + 30, 'holiday', 'Founders'' day' from shift_calendars;

insert into production_reports (equipment_id, produced_at, good_quantity, scrap_quantity, reported_by)
select machine.id, now() - interval '10 hours', 0, 3, (select min(id::text)::uuid from users)
from equipment machine
where not exists (select from equipment part where part.parent_id = machine.id);

insert into andon_calls (equipment_id, kind, raised_at)
select id, 'help', now() - interval '3 hours' from equipment where kind = 'machine';

insert into user_logs (enterprise_id, user_id, action, subject, subject_id)
select enterprise_id, id, 'justify_stops', 'equipment_events', '1' from users;

with rule as (
  insert into alert_rules (enterprise_id, name, kind, threshold_seconds, channels)
  select id, 'Long stop', 'stop_too_long', 600, '{email}' from enterprises
  returning id, enterprise_id
), alert as (
  insert into alerts (enterprise_id, alert_rule_id, rule_name, kind, subject, title, detail, since)
  select enterprise_id, id, 'Long stop', 'stop_too_long', 'stop', 'The filler stands', 'It does.', now() from rule
  returning id, enterprise_id
)
insert into message_deliveries (enterprise_id, alert_id, occasion, channel, recipient, title, body, payload)
select enterprise_id, id, 'opened', 'email', 'ada@example.org', 'The filler stands', 'It does.', '{}' from alert;

select process_restatements();

-- Known only after the figures were closed, so these are restated.
insert into production_reports (equipment_id, produced_at, good_quantity, scrap_quantity, reported_by)
select machine.id, now() - interval '11 hours', 0, 2, (select min(id::text)::uuid from users)
from equipment machine
where not exists (select from equipment part where part.parent_id = machine.id);

select process_restatements();
select refresh_equipment_status();
