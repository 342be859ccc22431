-- Commands for the trees of reasons. Reasons that are no longer offered are retired; what has them keeps them.

create function command.create_reason(session command_session, input jsonb, table_name text, variadic fields text[]) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.refuse_foreign(session, input, 'parentId', table_name);
  return jsonb_build_object('reasonId', command.insert_row(table_name,
    command.as_columns(input, variadic fields) || jsonb_build_object('enterprise_id', session.enterprise_id)) -> 'id');
end;
$$;
comment on function command.create_reason is 'Adds a reason to the tree of a table.';

create function command.change_reason(session command_session, input jsonb, table_name text, variadic fields text[]) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  reason constant jsonb := command.row_to_change(session, table_name, input, 'reasonId');
begin
  perform command.refuse_foreign(session, input, 'parentId', table_name);
  perform command.change_row(table_name, (reason ->> 'id')::int, command.as_columns(input, variadic fields));
  return jsonb_build_object('reasonId', reason -> 'id');
end;
$$;
comment on function command.change_reason is 'Changes a reason of the tree of a table.';

create function command.create_downtime_reason(session command_session, input jsonb) returns jsonb
  language sql
return command.create_reason(session, input, 'downtime_reasons', 'parentId', 'code', 'name', 'lossCategory', 'isPlanned');
comment on function command.create_downtime_reason is 'Adds a downtime reason: parentId, code, name, lossCategory, isPlanned.';

create function command.change_downtime_reason(session command_session, input jsonb) returns jsonb
  language sql
return command.change_reason(session, input, 'downtime_reasons', 'parentId', 'code', 'name', 'lossCategory', 'isPlanned', 'active');
comment on function command.change_downtime_reason is 'Changes a downtime reason: reasonId, and any of parentId, code, name, lossCategory, isPlanned, active (false retires it). Another loss restates figures.';

create function command.create_scrap_reason(session command_session, input jsonb) returns jsonb
  language sql
return command.create_reason(session, input, 'scrap_reasons', 'parentId', 'code', 'name', 'lossCategory');
comment on function command.create_scrap_reason is 'Adds a scrap reason: parentId, code, name, lossCategory.';

create function command.change_scrap_reason(session command_session, input jsonb) returns jsonb
  language sql
return command.change_reason(session, input, 'scrap_reasons', 'parentId', 'code', 'name', 'lossCategory', 'active');
comment on function command.change_scrap_reason is 'Changes a scrap reason: reasonId, and any of parentId, code, name, lossCategory, active (false retires it). Another loss restates figures.';
