-- Commands that change the borders of stops, add stops, and take edits back.

create function command.split_stop(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop constant equipment_events := command.own_stop(session, input, null);
  cuts constant timestamptz[] := array(select cut::timestamptz from jsonb_array_elements_text(input -> 'at') cut);
  reasons constant int[] := case when jsonb_typeof(input -> 'reasonIds') = 'array'
    then array(select reason::int from jsonb_array_elements_text(input -> 'reasonIds') reason) end;
begin
  return command.stops_outcome(array(
    select part.id from split_stop(stop.id, cuts, reasons, input ->> 'note', session.user_id) part order by part.started_at));
end;
$$;
comment on function command.split_stop is 'Splits a stop: stopId, at (one or more instants), reasonIds (one for each part, null to keep that of the whole), note, version. Answers the parts.';

create function command.merge_stops(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform command.own_stop(session, given.asked, given.field) from command.given_stops(input) given;
  return command.stops_outcome(array(
    select whole.id
    from merge_stops(command.stop_ids_of(input), (input ->> 'reasonId')::int, input ->> 'note', session.user_id) whole
    order by whole.started_at));
end;
$$;
comment on function command.merge_stops is 'Makes neighbouring stops one: stops (stopId, version), reasonId (without it that of most of their time), note. Answers the whole.';

create function command.move_stop_border(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop constant equipment_events := command.own_stop(session, input, null);
begin
  return command.stops_outcome(array(
    select part.id from move_stop_border(stop.id, (input ->> 'startsAt')::timestamptz, session.user_id) part
    order by part.started_at));
end;
$$;
comment on function command.move_stop_border is 'Moves the border between a stop and the one before it, which touches it: stopId, startsAt, version. Answers both.';

create function command.add_manual_stop(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  started_at constant timestamptz := input ->> 'startedAt';
  ended_at constant timestamptz := input ->> 'endedAt';
  there equipment_events;
begin
  perform command.own_row(session, 'equipment', (input ->> 'equipmentId')::bigint, 'equipmentId');
  perform lock_stops((input ->> 'equipmentId')::int);
  select met.* into there
  from stops_in((input ->> 'equipmentId')::int, tstzrange(started_at, greatest(started_at, ended_at))) met
  where met.is_manual limit 1;
  if there.id is not null then
    perform command.refuse('conflict', 'A person has already added a stop there. Change that one, or split it.', 'startedAt',
      to_jsonb(there));
  end if;
  return command.stops_outcome(array(
    select added.id
    from add_manual_stop((input ->> 'equipmentId')::int, started_at, ended_at, (input ->> 'reasonId')::int, input ->> 'note', session.user_id) added));
end;
$$;
comment on function command.add_manual_stop is 'Adds a stop that a person saw: equipmentId, startedAt, endedAt (without it the stop goes on), reasonId, note.';

create function command.change_manual_stop(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop constant equipment_events := command.own_stop(session, input, null);
begin
  return command.stops_outcome(array(
    select changed.id
    from change_manual_stop(stop.id, (input ->> 'startedAt')::timestamptz, (input ->> 'endedAt')::timestamptz,
      session.user_id) changed));
end;
$$;
comment on function command.change_manual_stop is 'Gives a stop that a person added other borders: stopId, startedAt, endedAt (without it the stop goes on), version.';

create function command.remove_manual_stop(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop constant equipment_events := command.own_stop(session, input, null);
begin
  return (
    select jsonb_build_object('edits', jsonb_agg(jsonb_build_object('editId', edit.id)))
    from remove_manual_stop(stop.id, session.user_id) edit);
end;
$$;
comment on function command.remove_manual_stop is 'Removes a stop that a person added: stopId, version. Answers the edit, which can be reverted.';

create function command.revert_stop_edit(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  edit_id constant bigint := input ->> 'editId';
  edit stop_edits;
begin
  -- Of two who take the same edit back the second one sees here that the first one has.
  perform lock_stops(made.equipment_id) from stop_edits made
  where made.id = edit_id and command.is_own(session, jsonb_build_object('equipment_id', made.equipment_id));
  if found then
    select made.* into edit from stop_edits made where made.id = edit_id;
  end if;
  if edit.id is null then
    perform command.refuse('not-found', format('There is no edit %s. Reload the list.', edit_id), 'editId');
  end if;
  if edit.is_reverted then
    perform command.refuse('conflict', 'Somebody has taken this edit back already. Look at the stops as they are now.', 'editId',
      to_jsonb(edit));
  end if;
  return (
    select jsonb_build_object('edits', jsonb_agg(jsonb_build_object('editId', revert.id) order by revert.id))
    from revert_stop_edit(edit_id, coalesce((input ->> 'withLater')::boolean, false), session.user_id) revert);
end;
$$;
comment on function command.revert_stop_edit is 'Takes an edit of stops back: editId, withLater (takes later edits of the same time back too). Answers the reverts, which can be reverted.';
