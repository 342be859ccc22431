-- Commands for what OEE is aimed at.

create function command.refuse_foreign_site_area_or_equipment(session command_session, input jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if input ->> 'siteId' is not null then
    perform command.own_row(session, 'sites', (input ->> 'siteId')::int, 'siteId');
  end if;
  perform command.refuse_foreign(session, input, 'areaId', 'areas');
  perform command.refuse_foreign(session, input, 'equipmentId', 'equipment');
end;
$$;
comment on function command.refuse_foreign_site_area_or_equipment is 'Refuses an input whose siteId, areaId or equipmentId names a place that is retired or another enterprise''s.';

create function command.set_oee_target(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  begins constant timestamptz := coalesce((input ->> 'effectiveFrom')::timestamptz, '-infinity');
  known_target oee_targets;
  target_id int;
begin
  perform command.refuse_foreign_site_area_or_equipment(session, input);
  select known.* into known_target from oee_targets known
  where known.enterprise_id = session.enterprise_id and known.effective_from = begins
    and known.site_id is not distinct from (input ->> 'siteId')::int
    and known.area_id is not distinct from (input ->> 'areaId')::int
    and known.equipment_id is not distinct from (input ->> 'equipmentId')::int
  for no key update;
  if input ->> 'version' is not null and (input ->> 'version')::int is distinct from known_target.version then
    perform command.refuse('conflict', 'Somebody has changed or removed this target meanwhile. Look at it as it is now, and try again.',
      'version', to_jsonb(known_target));
  end if;
  insert into oee_targets as known (enterprise_id, site_id, area_id, equipment_id, effective_from, effective_to, target)
  values (session.enterprise_id, (input ->> 'siteId')::int, (input ->> 'areaId')::int, (input ->> 'equipmentId')::int, begins,
    (input ->> 'effectiveTo')::timestamptz, (input ->> 'target')::numeric)
  on conflict on constraint a_place_has_one_oee_target_from_a_time_on do update set
    effective_to = excluded.effective_to, target = excluded.target
  returning known.id into target_id;
  return jsonb_build_object('oeeTargetId', target_id);
end;
$$;
comment on function command.set_oee_target is 'Says what OEE a place aims at in what begins from a time on, in place of what was said: siteId, areaId or equipmentId (none: the enterprise), effectiveFrom (without it: always), effectiveTo (without it: until the next one), target.';

create function command.end_oee_target(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  known_target constant jsonb := command.row_to_change(session, 'oee_targets', input, 'oeeTargetId');
begin
  perform command.change_row('oee_targets', (known_target ->> 'id')::int,
    jsonb_build_object('effective_to', input -> 'effectiveTo'));
  return jsonb_build_object('oeeTargetId', known_target -> 'id');
end;
$$;
comment on function command.end_oee_target is 'Ends a target from a time on, so that the one of the wider place holds from then: oeeTargetId, effectiveTo (without it: it holds on until the next one).';

create function command.remove_oee_target(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  known_target constant jsonb := command.row_to_change(session, 'oee_targets', input, 'oeeTargetId');
begin
  delete from oee_targets known where known.id = (known_target ->> 'id')::int;
  return jsonb_build_object('oeeTargetId', known_target -> 'id');
end;
$$;
comment on function command.remove_oee_target is 'Takes a target back, so that the earlier one or that of the wider place holds: oeeTargetId.';
