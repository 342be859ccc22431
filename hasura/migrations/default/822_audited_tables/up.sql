-- The audit trail, step 2: whose changes it keeps. Configuration is kept whoever writes it, psql included. What machines, jobs
-- and people write together is kept when somebody in a session does: by a command, or by a mutation of Hasura's.

create function audit_owner(changed_table text, changed jsonb) returns int
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return coalesce(
    case changed_table when 'enterprises' then (changed ->> 'id')::int end,
    (changed ->> 'enterprise_id')::int,
    (select sites.enterprise_id from sites where sites.id = (changed ->> 'site_id')::int),
    (select sites.enterprise_id from areas join sites on sites.id = areas.site_id where areas.id = (changed ->> 'area_id')::int),
    enterprise_of((changed ->> 'equipment_id')::int),
    (select sites.enterprise_id from shift_calendars calendar join sites on sites.id = calendar.site_id
     where calendar.id = coalesce((changed ->> 'calendar_id')::int,
       (select pattern.calendar_id from shift_patterns pattern where pattern.id = (changed ->> 'shift_pattern_id')::int))),
    (select products.enterprise_id from products where products.id = (changed ->> 'product_id')::int),
    (select production_orders.enterprise_id from production_orders
     where production_orders.id = (changed ->> 'production_order_id')::int),
    (select rule.enterprise_id from escalation_rules rule where rule.id = (changed ->> 'escalation_rule_id')::int),
    (select rule.enterprise_id from alert_rules rule where rule.id = (changed ->> 'alert_rule_id')::int),
    (select users.enterprise_id from users where users.id = (changed ->> 'user_id')::uuid),
    0);
end;
$$;
comment on function audit_owner is 'The enterprise that owns a row, found by the keys in it; 0 for none.';

create function secret_columns(of_table regclass) returns text
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return (
    select string_agg(quote_literal(attname), ', ' order by attnum) from pg_attribute
    where attrelid = of_table and attnum > 0 and not attisdropped and attname ~ '(hash|secret|password)$');
end;
$$;
comment on function secret_columns is 'The columns of a table that are nobody''s to read, as arguments of a trigger; null where there are none.';

create function keep_audit_entry() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  secrets constant text[] := coalesce(tg_argv, '{}');
  command constant jsonb := nullif(current_setting('andon.command', true), '');
  session constant jsonb := nullif(current_setting('hasura.user', true), '');
  entry audit_entries;
begin
  entry.operation := lower(tg_op);
  entry.row_before := case when tg_op <> 'INSERT' then to_jsonb(old) - secrets end;
  entry.row_after := case when tg_op <> 'DELETE' then to_jsonb(new) - secrets end;
  if entry.row_before = entry.row_after then
    return null;
  end if;
  entry.enterprise_id := coalesce((command ->> 'enterprise_id')::int, (session ->> 'x-hasura-enterprise-id')::int,
    audit_owner(tg_table_name, coalesce(entry.row_after, entry.row_before)));
  entry.changed_at := clock_timestamp();
  entry.table_name := tg_relid::regclass;
  entry.command_id := command ->> 'command_id';
  entry.user_id := coalesce(command ->> 'user_id', session ->> 'x-hasura-user-id');
  entry.role := coalesce(command ->> 'role', session ->> 'x-hasura-role', current_user);
  entry.request_id := command ->> 'request_id';
  perform append_audit_entry(entry);
  return null;
end;
$$;
comment on function keep_audit_entry is 'Writes a changed row into the audit trail, without the secret columns that the trigger names.';

do $$
declare
  configuration constant regclass[] := array[
    'access.credentials', 'alert_rule_charts', 'alert_rule_recipients', 'alert_rules', 'areas', 'data_policies',
    'downtime_reasons', 'enterprises', 'equipment', 'escalation_rules', 'escalation_steps', 'machine_parts', 'metric_rules',
    'oee_targets', 'packml_register', 'product_rates', 'products', 'report_subscriptions', 'scrap_reasons', 'shift_breaks',
    'shift_calendars', 'shift_exceptions', 'shift_patterns', 'sites', 'stop_reason_rules', 'team_rotations', 'teams',
    'terminals', 'topic_mappings', 'topic_namespaces', 'user_sites', 'users'];
  work constant regclass[] := array[
    'alerts', 'andon_calls', 'andon_escalations', 'equipment_events', 'metrics', 'operation_run_reports',
    'operation_runs', 'production_corrections', 'production_order_runs', 'production_order_set_ups', 'production_orders',
    'production_reports', 'shift_figures', 'stop_edits'];
  audited regclass;
begin
  foreach audited in array configuration loop
    execute format(
      'create constraint trigger what_people_change_is_kept after insert or update or delete on %s
       deferrable initially deferred for each row execute function keep_audit_entry(%s)', audited, secret_columns(audited));
  end loop;
  foreach audited in array work loop
    execute format(
      'create constraint trigger what_people_change_is_kept after insert or update or delete on %s
       deferrable initially deferred for each row
       when (current_setting(''andon.command'', true) <> '''' or current_setting(''hasura.user'', true) <> '''')
       execute function keep_audit_entry(%s)', audited, secret_columns(audited));
  end loop;
end;
$$;
