-- Commands for andon calls and the rules by which they are escalated. 768 tells which states a call has.

create function command.call_to_change(session command_session, input jsonb, next_status text) returns andon_calls
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  call andon_calls := jsonb_populate_record(null::andon_calls, command.row_to_change(session, 'andon_calls', input, 'andonCallId'));
begin
  if call.status not in ('open', 'acknowledged') or call.status = next_status then
    perform command.refuse('conflict', format('The call is %s already.', call.status), 'andonCallId', to_jsonb(call));
  end if;
  return call;
end;
$$;
comment on function command.call_to_change is 'The call that an input names, which still waits for what the command does.';

create function command.andon_outcome(call_id bigint) returns jsonb
  language sql stable
return jsonb_build_object('andonCallId', call_id);
comment on function command.andon_outcome is 'What commands for andon calls answer.';

create function command.raise_andon_call(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  waiting andon_calls;
begin
  perform command.active_row(session, 'equipment', (input ->> 'equipmentId')::int, 'equipmentId');
  select call.* into waiting from andon_calls call
  where call.equipment_id = (input ->> 'equipmentId')::int and call.kind = input ->> 'kind' and call.status in ('open', 'acknowledged');
  if waiting.id is not null then
    perform command.refuse('conflict', format('Somebody has called for %s there already, at %s.', waiting.kind, waiting.raised_at),
      'kind', to_jsonb(waiting));
  end if;
  return command.andon_outcome((command.insert_row('andon_calls', command.as_columns(input, 'equipmentId', 'kind', 'note')
    || jsonb_build_object('raised_by', session.user_id)) ->> 'id')::bigint);
end;
$$;
comment on function command.raise_andon_call is 'Calls for help: equipmentId, kind, note.';

create function command.acknowledge_andon_call(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  call andon_calls := command.call_to_change(session, input, 'acknowledged');
begin
  update andon_calls set status = 'acknowledged', acknowledged_at = clock_timestamp(), acknowledged_by = session.user_id
  where id = call.id;
  return command.andon_outcome(call.id);
end;
$$;
comment on function command.acknowledge_andon_call is 'Says that somebody is on the way: andonCallId.';

create function command.resolve_andon_call(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  call andon_calls := command.call_to_change(session, input, 'resolved');
  at constant timestamptz := clock_timestamp();
begin
  update andon_calls set status = 'resolved', resolved_at = at, resolved_by = session.user_id, resolution = input ->> 'resolution',
    acknowledged_at = coalesce(call.acknowledged_at, at), acknowledged_by = coalesce(call.acknowledged_by, session.user_id)
  where id = call.id;
  return command.andon_outcome(call.id);
end;
$$;
comment on function command.resolve_andon_call is 'Says that the trouble is over: andonCallId, resolution. Who resolves a call that nobody answered has answered it by that.';

create function command.cancel_andon_call(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  call andon_calls := command.call_to_change(session, input, 'cancelled');
begin
  update andon_calls set status = 'cancelled', cancelled_at = clock_timestamp(), cancelled_by = session.user_id,
    resolution = input ->> 'reason'
  where id = call.id;
  return command.andon_outcome(call.id);
end;
$$;
comment on function command.cancel_andon_call is 'Takes back a call that was raised by mistake: andonCallId, reason.';

create function command.escalate_andon_call(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  call andon_calls := command.call_to_change(session, input, null);
  told_role text := coalesce(input ->> 'role', (
    select step.role from escalation_steps step
    where step.escalation_rule_id = call.escalation_rule_id and step.level = call.escalation_level + 1));
begin
  if told_role is null then
    perform command.refuse('invalid-input', 'No rule says who is to be told next. Choose a role.', 'role');
  end if;
  return command.andon_outcome(call.id) || (
    select jsonb_build_object('andonEscalationId', made.id) from escalate_andon_call(call.id, told_role, session.user_id) made);
end;
$$;
comment on function command.escalate_andon_call is 'Tells the next role of a call before its time: andonCallId, role (without it the one of the next step).';

create function command.set_escalation_steps(rule_id int, steps jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  unordered int;
begin
  select given.number - 1 into unordered
  from (
    select number, (step ->> 'afterMinutes')::numeric as after_minutes,
      lag((step ->> 'afterMinutes')::numeric) over (order by number) as earlier
    from jsonb_array_elements(steps) with ordinality listed (step, number)
  ) given
  where given.after_minutes <= given.earlier
  order by given.number limit 1;
  if unordered is not null then
    perform command.refuse('invalid-input', 'Each step is due later than the one before it.', format('steps.%s.afterMinutes', unordered));
  end if;
  delete from escalation_steps where escalation_rule_id = rule_id;
  insert into escalation_steps (escalation_rule_id, level, after_minutes, role)
  select rule_id, number, (step ->> 'afterMinutes')::numeric, step ->> 'role'
  from jsonb_array_elements(steps) with ordinality listed (step, number);
  -- Calls that wait follow the new steps.
  update andon_calls set escalation_level = escalation_level
  where escalation_rule_id = rule_id and status in ('open', 'acknowledged');
end;
$$;
comment on function command.set_escalation_steps is 'Gives a rule its steps, in the order of their minutes.';

create function command.create_escalation_rule(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  rule_id int;
begin
  if input ->> 'siteId' is not null then
    perform command.own_row(session, 'sites', (input ->> 'siteId')::int, 'siteId');
  end if;
  rule_id := command.insert_row('escalation_rules', command.as_columns(input, 'name', 'siteId', 'andonKind', 'untilStatus')
    || jsonb_build_object('enterprise_id', session.enterprise_id)) ->> 'id';
  perform command.set_escalation_steps(rule_id, input -> 'steps');
  return jsonb_build_object('escalationRuleId', rule_id);
end;
$$;
comment on function command.create_escalation_rule is 'Makes an escalation rule: name, siteId, andonKind, untilStatus, steps of afterMinutes and role.';

create function command.change_escalation_rule(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  rule constant jsonb := command.row_to_change(session, 'escalation_rules', input, 'escalationRuleId');
  columns jsonb := command.as_columns(input, 'name', 'untilStatus', 'active');
begin
  if input ? 'steps' then
    perform command.set_escalation_steps((rule ->> 'id')::int, input -> 'steps');
    -- The steps are a part of the rule, so its version counts their changes too.
    update escalation_rules set version = version + 1 where id = (rule ->> 'id')::int;
  end if;
  if columns <> '{}' or not input ? 'steps' then
    perform command.change_row('escalation_rules', (rule ->> 'id')::int, columns);
  end if;
  return jsonb_build_object('escalationRuleId', rule -> 'id');
end;
$$;
comment on function command.change_escalation_rule is 'Changes an escalation rule: escalationRuleId, and any of name, untilStatus, steps, active (false retires it).';
