-- Commands on reported shifts: locked figures stay as they are.

create function command.refuse_foreign_shift(session command_session, input jsonb) returns void
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  shift_id constant bigint := input ->> 'shiftInstanceId';
begin
  if not exists (
    select from shift_instances
    join shift_calendars on shift_calendars.id = shift_instances.calendar_id
    where shift_instances.id = shift_id
      and command.is_own(session, jsonb_build_object('site_id', shift_calendars.site_id))
  ) then
    perform command.refuse('not-found', format('There is no shift %s. Reload the list.', shift_id), 'shiftInstanceId');
  end if;
  if input ->> 'equipmentId' is not null
    and not command.is_own(session, jsonb_build_object('equipment_id', input -> 'equipmentId')) then
    perform command.refuse('not-found', format('There is no equipment %s. Reload the list.', input ->> 'equipmentId'), 'equipmentId');
  end if;
end;
$$;
comment on function command.refuse_foreign_shift is 'Refuses shifts and equipment that the session may not see.';

create function command.shift_outcome(figures shift_figures[]) returns jsonb
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
begin
  return (
    select jsonb_build_object('figures', coalesce(jsonb_agg(
      jsonb_build_object('shiftInstanceId', figure.shift_instance_id, 'equipmentId', figure.equipment_id)
      order by figure.equipment_id), '[]'))
    from unnest(figures) figure);
end;
$$;
comment on function command.shift_outcome is 'The answer of a command that leaves figures of a shift.';

create function command.lock_shift(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform command.refuse_foreign_shift(session, input);
  return command.shift_outcome(array(
    select figures from lock_shift((input ->> 'shiftInstanceId')::bigint, (input ->> 'equipmentId')::int, session.user_id) figures));
end;
$$;
comment on function command.lock_shift is 'Locks the reported figures of a shift: shiftInstanceId, equipmentId (without it all equipment).';

create function command.reopen_shift(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform command.refuse_foreign_shift(session, input);
  return command.shift_outcome(array(
    select figures from reopen_shift((input ->> 'shiftInstanceId')::bigint, (input ->> 'equipmentId')::int, session.user_id) figures));
end;
$$;
comment on function command.reopen_shift is 'Opens locked figures of a shift again, and restates them by what was pending: shiftInstanceId, equipmentId (without it all equipment).';
