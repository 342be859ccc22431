-- Who reads for dashboards (deploy/grafana, BI clients): a role that may read what plant and figures are made of, and no more.
--
-- It has no password, so nobody signs in as it until an administrator gives it one. What it may read is listed: a new table is
-- closed to it. Not in the list are hashes, tokens and keys (schema access), what commands were given and logs say in detail,
-- payloads of messages, addresses of people and web hooks. It belongs to no enterprise and reads all of them.

do $$
begin
  create role andon_dashboards login connection limit 20;
  alter role andon_dashboards set default_transaction_read_only = on;
  alter role andon_dashboards set statement_timeout = '30s';
  alter role andon_dashboards set lock_timeout = '5s';
  alter role andon_dashboards set idle_in_transaction_session_timeout = '30s';
  comment on role andon_dashboards is 'Reads for dashboards of Andon. Its password is set when they are deployed.';
exception
  -- Roles belong to the whole server: another database of it may have made this one.
  when duplicate_object or unique_violation then
    null;
  when insufficient_privilege then
    raise insufficient_privilege using
      message = 'The role andon_dashboards is missing, and this user may not create roles.',
      hint = 'Have an administrator of the server run: create role andon_dashboards login';
end;
$$;

grant usage on schema public to andon_dashboards;

-- The plant, its calendars, products, orders and reasons.
grant select on
  enterprises, sites, areas, equipment, machine_parts, packml_register, topic_mappings, topic_namespaces, metrics, metric_definitions,
  metric_rules, teams, shift_calendars, shift_patterns, shift_breaks, team_rotations, shift_exceptions, shift_instances,
  shift_instance_breaks, equipment_calendars, products, product_rates, production_orders, production_order_runs,
  production_order_set_ups, downtime_reasons, stop_reason_rules, scrap_reasons, oee_targets, data_policies
to andon_dashboards;

-- What machines sent, what is derived from it, and what people reported.
grant select on
  equipment_values, telemetry, telemetry_by_minute, telemetry_by_quarter_hour, telemetry_by_hour, telemetry_by_day,
  equipment_tails, equipment_state_intervals, equipment_events, equipment_counts, equipment_count_sums, equipment_status,
  equipment_counts_by_minute, equipment_counts_by_quarter_hour, equipment_counts_by_hour, equipment_counts_by_day,
  equipment_counts_by_shift, stop_edits, stop_facts, production_reports, production_corrections
to andon_dashboards;

-- Figures, and what the functions that work them out look at.
grant select on
  roll_up_progress, touched_stretches, oee_roll_ups, shift_figures, restatements, roll_up_backlog, packml_states, spc_constants,
  spc_rules, equipment_settings, equipment_shifts, equipment_overview, stop_losses, shifts_of_equipment,
  shift_figures_up_to_date, oee_of_shifts, v_oee_shift_real, v_quality_per_shift, v_runtime_per_shift,
  signal_quality_by_hour, oee_terms, oee_ratios
to andon_dashboards;

-- Whether data lands; messages without what was in them.
grant select on edge_nodes, devices, ingest_workers, source_traffic, pipeline_sources, background_jobs, unregistered_topics
to andon_dashboards;
grant select (id, received_at, topic, reason, detail, source, suppressed, replay_requested_at, replayed_at) on dead_letters
to andon_dashboards;

-- What people do; their names, but neither addresses nor what they typed.
grant select on andon_calls to andon_dashboards;
grant select (id, enterprise_id, name, role, active) on users to andon_dashboards;
grant select (id, logged_at, enterprise_id, user_id, action, subject, subject_id) on user_logs to andon_dashboards;
grant select (
  id, enterprise_id, rule_name, kind, equipment_id, metric_id, title, since, opened_at, ended_at, acknowledged_at, acknowledged_by
) on alerts to andon_dashboards;
grant select (id, enterprise_id, occasion, channel, queued_at, status, attempts, attempted_at, delivered_at) on message_deliveries
to andon_dashboards;
