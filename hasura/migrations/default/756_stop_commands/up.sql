-- Commands on stops: why equipment stood still, where, and in which state. The edits themselves are told in 302 and 605.

create function command.refuse_merged_stop(session command_session, stop_id bigint, field text) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  latest_edits constant int := 2000;
  whole equipment_events;
begin
  -- Of the last edits, as whoever has an older list before him is told to reload it anyway.
  select joined.* into whole
  from stop_edits edit
  cross join lateral stops_in(edit.equipment_id, edit.span) joined
  where edit.id > (select max(latest.id) - latest_edits from stop_edits latest)
    and edit.kind = 'merge' and not edit.is_reverted
    and edit.stops_before @> jsonb_build_array(jsonb_build_object('id', stop_id))
    and command.is_own(session, jsonb_build_object('equipment_id', edit.equipment_id))
  order by edit.id desc, joined.started_at
  limit 1;
  if whole.id is not null then
    perform command.refuse('conflict', format('Somebody has joined stop %s with stop %s meanwhile. Look at that one as it is now.',
      stop_id, whole.id), concat_ws('.', field, 'stopId'), to_jsonb(whole));
  end if;
end;
$$;
comment on function command.refuse_merged_stop is 'Refuses a stop that is gone as a conflict, with the stop that it is a part of now, when a person has merged it.';

create function command.own_stop(session command_session, asked jsonb, field text) returns equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop_id constant bigint := asked ->> 'stopId';
  stop equipment_events;
begin
  -- Two who edit stops of the same equipment take turns from here on, and the second one sees what the first one left.
  perform lock_stops(event.equipment_id) from equipment_events event
  where event.id = stop_id and command.is_own(session, jsonb_build_object('equipment_id', event.equipment_id));
  if found then
    select event.* into stop from equipment_events event where event.id = stop_id;
  end if;
  if stop.id is null then
    perform command.refuse_merged_stop(session, stop_id, field);
    perform command.refuse('not-found',
      format('There is no stop %s. It may have been joined with another one meanwhile; reload the list.', stop_id),
      concat_ws('.', field, 'stopId'));
  end if;
  if (asked ->> 'version')::int <> stop.version then
    perform command.refuse('conflict', 'Somebody has edited this stop meanwhile. Look at it as it is now, and try again.',
      concat_ws('.', field, 'version'), to_jsonb(stop));
  end if;
  return stop;
end;
$$;
comment on function command.own_stop is 'A stop to edit, that an input names by stopId at a version; refused when the session may not see it, as a conflict when people have edited it since. field: where the input stands, if not at the top.';

create function command.stops_outcome(stop_ids bigint[]) returns jsonb
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
begin
  return (
    select jsonb_build_object('stops', coalesce(jsonb_agg(jsonb_build_object('stopId', stop_id) order by n), '[]'))
    from unnest(stop_ids) with ordinality stop (stop_id, n));
end;
$$;
comment on function command.stops_outcome is 'The answer of a command that leaves some stops.';

create function command.given_stops(input jsonb) returns table (asked jsonb, field text)
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  -- In the order of equipment, so that two people who edit the same stops never wait for each other both.
  return query
    select stop.value, format('stops.%s', stop.n - 1)
    from jsonb_array_elements(input -> 'stops') with ordinality stop (value, n)
    order by (
      select event.equipment_id from equipment_events event where event.id = (stop.value ->> 'stopId')::bigint
    ), (stop.value ->> 'stopId')::bigint;
end;
$$;
comment on function command.given_stops is 'The stops that an input lists, with where they stand in it.';

create function command.stop_ids_of(input jsonb) returns bigint[]
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
begin
  return (
    select array(
      select (stop.value ->> 'stopId')::bigint from jsonb_array_elements(input -> 'stops') with ordinality stop (value, n)
      order by stop.n));
end;
$$;
comment on function command.stop_ids_of is 'The numbers of the stops that an input lists.';

create function command.justify_stops(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  given record;
  stop equipment_events;
begin
  for given in select * from command.given_stops(input) loop
    stop := command.own_stop(session, given.asked, given.field);
    perform justify_stop(stop.id, (given.asked ->> 'reasonId')::int, given.asked ->> 'note', session.user_id);
    if given.asked ->> 'machinePartId' is not null then
      perform name_machine_part(stop.id, (given.asked ->> 'machinePartId')::int);
    end if;
  end loop;
  return command.stops_outcome(command.stop_ids_of(input));
end;
$$;
comment on function command.justify_stops is 'Says why equipment stood still, of each of stops: stopId, reasonId, note, machinePartId, version. All of them or none.';

create function command.unjustify_stops(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  given record;
  stop equipment_events;
begin
  for given in select * from command.given_stops(input) loop
    stop := command.own_stop(session, given.asked, given.field);
    if stop.justified_at is null then
      perform command.refuse('conflict', 'Nobody has given this stop a reason that could be taken away.', given.field, to_jsonb(stop));
    end if;
    perform justify_stop(stop.id, null, null, session.user_id);
  end loop;
  return command.stops_outcome(command.stop_ids_of(input));
end;
$$;
comment on function command.unjustify_stops is 'Takes the reasons away that people gave to each of stops: stopId, version. Rules may give them others. All of them or none.';

create function command.change_stop_state(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop constant equipment_events := command.own_stop(session, input, null);
begin
  perform change_stop_state(stop.id, (input ->> 'state')::smallint, session.user_id);
  return command.stops_outcome(array[stop.id]);
end;
$$;
comment on function command.change_stop_state is 'Says in which PackML state equipment stood still: stopId, state, version.';
