-- Commands that set up what stops are told by: rules that justify them, and the parts of machines. A rule that is not active
-- does nothing but in the preview (606).

create function command.refuse_foreign_part_of_rule(session command_session, input jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.refuse_foreign(session, input, 'equipmentId', 'equipment');
  perform command.refuse_foreign(session, input, 'downtimeReasonId', 'downtime_reasons');
  perform command.refuse_foreign(session, input, 'precedingReasonId', 'downtime_reasons');
end;
$$;
comment on function command.refuse_foreign_part_of_rule is 'Refuses rules that name what the session may not see.';

create function command.rule_columns(input jsonb) returns jsonb
  language sql immutable
return command.as_columns(input, 'equipmentId', 'name', 'priority', 'active', 'validFrom', 'validTo', 'states', 'modes',
  'minimumSeconds', 'maximumSeconds', 'precedingReasonId', 'precedingWithinSeconds', 'isAtOrderChange', 'downtimeReasonId')
  || case when input -> 'validTo' = 'null' then '{"valid_to": "infinity"}'::jsonb else '{}' end;
comment on function command.rule_columns is 'The columns of a reason rule that an input has. A validTo of null means for good.';

create function command.create_stop_reason_rule(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  made jsonb;
begin
  perform command.refuse_foreign_part_of_rule(session, input);
  made := command.insert_row('stop_reason_rules',
    jsonb_build_object('enterprise_id', session.enterprise_id) || jsonb_strip_nulls(command.rule_columns(input)));
  return jsonb_build_object('ruleId', made -> 'id');
end;
$$;
comment on function command.create_stop_reason_rule is 'Adds a rule that justifies stops: the columns of stop_reason_rules. With active false it only previews.';

create function command.change_stop_reason_rule(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  rule constant jsonb := command.row_to_change(session, 'stop_reason_rules', input, 'ruleId');
begin
  perform command.refuse_foreign_part_of_rule(session, input);
  perform command.change_row('stop_reason_rules', (rule ->> 'id')::bigint, command.rule_columns(input));
  return jsonb_build_object('ruleId', rule -> 'id');
end;
$$;
comment on function command.change_stop_reason_rule is 'Changes a rule: ruleId, version, and any of its columns. The stops that it justifies are worked out again.';

create function command.remove_stop_reason_rule(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  rule constant jsonb := command.row_to_change(session, 'stop_reason_rules', input, 'ruleId');
begin
  delete from stop_reason_rules gone where gone.id = (rule ->> 'id')::int;
  return jsonb_build_object('ruleId', rule -> 'id');
end;
$$;
comment on function command.remove_stop_reason_rule is 'Removes a rule: ruleId, version. Stops that it justified have the reason of the next rule, or none.';

create function command.create_machine_part(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform command.refuse_foreign(session, input, 'equipmentId', 'equipment');
  return jsonb_build_object('machinePartId',
    command.insert_row('machine_parts', command.as_columns(input, 'equipmentId', 'name')) -> 'id');
end;
$$;
comment on function command.create_machine_part is 'Adds a part to a machine: equipmentId, name.';

create function command.change_machine_part(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  part constant jsonb := command.row_to_change(session, 'machine_parts', input, 'machinePartId');
begin
  perform command.change_row('machine_parts', (part ->> 'id')::bigint, command.as_columns(input, 'name', 'active'));
  return jsonb_build_object('machinePartId', part -> 'id');
end;
$$;
comment on function command.change_machine_part is 'Changes a part of a machine: machinePartId, version, and any of name, active (false retires it).';
