-- Commands for enterprises, sites, areas and equipment. Nothing that has history is deleted: it is retired, and its figures stay.

create function refuse_retiring_what_is_used() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  used_by text := case tg_table_name
    when 'areas' then (select min(placed.name) from equipment placed where placed.area_id = new.id and placed.active)
    else coalesce(
      (select min(part.name) from equipment part where part.parent_id = new.id and part.active),
      (select 'order ' || running.code from production_order_runs run
       join production_orders running on running.id = run.production_order_id
       where run.equipment_id = new.id and run.ended_at is null))
  end;
begin
  if used_by is not null then
    raise object_not_in_prerequisite_state using message = format('%s is used by %s', new.name, used_by),
      hint = 'Retire or end that first.';
  end if;
  return new;
end;
$$;
comment on function refuse_retiring_what_is_used is 'Keeps areas with equipment in use, lines with machines in use, and equipment with a running order in use.';

create trigger an_area_is_used_while_its_equipment_is
  before update of active on areas
  for each row when (old.active and not new.active) execute function refuse_retiring_what_is_used();

create trigger equipment_is_used_while_an_order_runs
  before update of active on equipment
  for each row when (old.active and not new.active) execute function refuse_retiring_what_is_used();

create function retire_sources() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  update packml_register set active = false where equipment_id = new.id and active;
  return null;
end;
$$;
comment on function retire_sources is 'After equipment was retired: its sources are, too.';

create trigger sources_are_retired_with_their_equipment
  after update of active on equipment
  for each row when (old.active and not new.active) execute function retire_sources();

create function command.change_enterprise(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  enterprise constant jsonb := command.row_to_change(session, 'enterprises',
    input || jsonb_build_object('enterpriseId', session.enterprise_id), 'enterpriseId');
begin
  perform command.change_row('enterprises', session.enterprise_id,
    command.as_columns(input, 'noDataCountsAs', 'microStopCountsAs'));
  return jsonb_build_object('enterpriseId', enterprise -> 'id');
end;
$$;
comment on function command.change_enterprise is 'Changes what the session''s enterprise counts as what: noDataCountsAs, microStopCountsAs. Restates all its figures.';

create function command.refuse_unknown_time_zone(input jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if not is_time_zone(input ->> 'timeZone') then
    perform command.refuse('invalid-input',
      format('There is no time zone "%s". Give its IANA name, such as Europe/Berlin.', input ->> 'timeZone'), 'timeZone');
  end if;
end;
$$;
comment on function command.refuse_unknown_time_zone is 'Refuses a timeZone that the server does not know.';

create function command.create_site(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  site jsonb;
begin
  perform command.refuse_unknown_time_zone(input);
  site := command.insert_row('sites',
    command.as_columns(input, 'name', 'timeZone') || jsonb_build_object('enterprise_id', session.enterprise_id));
  -- Who may see some sites only may see the one made here, too.
  insert into user_sites (user_id, site_id, enterprise_id)
  select session.user_id, (site ->> 'id')::int, session.enterprise_id
  where exists (select from user_sites known where known.user_id = session.user_id);
  return jsonb_build_object('siteId', site -> 'id');
end;
$$;
comment on function command.create_site is 'Adds a site to the session''s enterprise: name, timeZone. Those who may see all sites see it when their session is renewed.';

create function command.change_site(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  site constant jsonb := command.row_to_change(session, 'sites', input, 'siteId');
begin
  perform command.refuse_unknown_time_zone(input);
  perform command.change_row('sites', (site ->> 'id')::int, command.as_columns(input, 'name', 'timeZone'));
  return jsonb_build_object('siteId', site -> 'id');
end;
$$;
comment on function command.change_site is 'Changes a site: siteId, name, timeZone. Another zone moves its shifts, hours and days and restates their figures, but for locked shifts.';

create function command.create_area(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.own_row(session, 'sites', (input ->> 'siteId')::int, 'siteId');
  return jsonb_build_object('areaId', command.insert_row('areas', command.as_columns(input, 'siteId', 'name')) -> 'id');
end;
$$;
comment on function command.create_area is 'Adds an area to a site: siteId, name.';

create function command.change_area(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  area constant jsonb := command.row_to_change(session, 'areas', input, 'areaId');
begin
  perform command.change_row('areas', (area ->> 'id')::int, command.as_columns(input, 'name', 'active'));
  return jsonb_build_object('areaId', area -> 'id');
end;
$$;
comment on function command.change_area is 'Changes an area: areaId, name, active (false retires it).';

create function command.refuse_line_elsewhere(session command_session, input jsonb, area_id int) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if input ->> 'lineId' is null then
    return;
  end if;
  if (command.active_row(session, 'equipment', (input ->> 'lineId')::int, 'lineId') ->> 'area_id')::int <> area_id then
    perform command.refuse('invalid-input', 'The line is in another area. A machine is in the area of its line.', 'lineId');
  end if;
end;
$$;
comment on function command.refuse_line_elsewhere is 'Refuses a line that is in another area than the machine, retired, or another enterprise''s.';

create function command.take_over_constraint(input jsonb, its_line_id int, equipment_id int) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if (input ->> 'isConstraint')::boolean then
    update equipment former set is_constraint = false
    where former.parent_id = its_line_id and former.is_constraint and former.id is distinct from take_over_constraint.equipment_id;
  end if;
end;
$$;
comment on function command.take_over_constraint is 'A line has one constraint machine: where another machine is to be it, the former is it no longer.';

create function command.equipment_columns(input jsonb, variadic further text[]) returns jsonb
  language sql stable
return command.as_columns(input, variadic further || array['name', 'isConstraint', 'microStopSeconds', 'microStopCycles',
    'idealRatePerMin', 'unitsPerCycle', 'staleAfterSeconds', 'countsComeFrom'])
  || case when input ? 'lineId' then jsonb_build_object('parent_id', input -> 'lineId') else '{}' end;
comment on function command.equipment_columns is 'What an input says about equipment, as columns.';

create function command.create_equipment(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.active_row(session, 'areas', (input ->> 'areaId')::int, 'areaId');
  perform command.refuse_line_elsewhere(session, input, (input ->> 'areaId')::int);
  perform command.take_over_constraint(input, (input ->> 'lineId')::int, null);
  return jsonb_build_object('equipmentId',
    command.insert_row('equipment', command.equipment_columns(input, 'areaId', 'kind')) -> 'id');
end;
$$;
comment on function command.create_equipment is 'Adds a line or a machine: areaId, lineId, kind, name, and the settings of equipment.';

create function command.change_equipment(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  found_row constant jsonb := command.row_to_change(session, 'equipment', input, 'equipmentId');
begin
  perform command.refuse_line_elsewhere(session, input, (found_row ->> 'area_id')::int);
  perform command.take_over_constraint(input, (case when input ? 'lineId' then input ->> 'lineId' else found_row ->> 'parent_id' end)::int,
    (found_row ->> 'id')::int);
  perform command.change_row('equipment', (found_row ->> 'id')::int, command.equipment_columns(input, 'active'));
  return jsonb_build_object('equipmentId', found_row -> 'id');
end;
$$;
comment on function command.change_equipment is 'Changes equipment: equipmentId, and any of name, lineId, its settings, active (false retires it). Settings that decide figures restate them.';
