-- Commands on stops: why equipment stood still.

create function command.justify_stops(session command_session, input jsonb) returns jsonb
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  given record;
begin
  -- In the order of their numbers, so that two people who justify the same stops wait for each other but never both.
  for given in
    select (stop.value ->> 'stopId')::bigint as stop_id, (stop.value ->> 'reasonId')::int as reason_id,
      stop.value ->> 'note' as note, format('stops.%s', stop.position - 1) as field
    from jsonb_array_elements(input -> 'stops') with ordinality stop (value, position)
    order by 1
  loop
    perform command.refuse_foreign_stop(session, given.stop_id, given.field || '.stopId');
    perform justify_stop(given.stop_id, given.reason_id, given.note, session.user_id);
  end loop;
  return jsonb_build_object('stops', (
    select jsonb_agg(jsonb_build_object('stopId', stop.value -> 'stopId') order by stop.position)
    from jsonb_array_elements(input -> 'stops') with ordinality stop (value, position)));
end;
$$;
comment on function command.justify_stops is 'Says why equipment stood still, of one stop or of many: all of them or none.';
