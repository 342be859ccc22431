-- What people know better than the machine: in which state it stood, and which part of it was at fault.

create function change_stop_state(stop_id bigint, new_state smallint, edited_by uuid default acting_user())
  returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop equipment_events := locked_stop(stop_id);
  fact stop_facts := stop_fact('state', seen_span(stop));
begin
  if new_state is null or new_state in (0, 6) or not exists (select from packml_states known where known.state = new_state) then
    raise invalid_parameter_value using message = format('%s is no state in which a machine stands still', new_state),
      hint = 'Choose one of packml_states but Execute; time in which it ran is no stop.';
  end if;
  fact.state := new_state;
  perform record_stop_edit(
    row(null, stop.equipment_id, 'change_state', fact.span, null, edited_by, null, null, null, null, null)::stop_edits,
    array[fact]);
  return query select changed.* from stops_in(stop.equipment_id, fact.span) changed where changed.id = stop_id;
end;
$$;
comment on function change_stop_state is 'Says in which PackML state equipment stood still, whatever it said itself. Rules that look at states give the stop its reason accordingly. Time stays what it is.';

create function name_machine_part(stop_id bigint, part_id int) returns void
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop equipment_events := locked_stop(stop_id);
begin
  if not exists (
    select from machine_parts part where part.id = part_id and part.equipment_id = stop.equipment_id and part.active
  ) then
    raise invalid_parameter_value using message = format('the machine has no part %s', part_id),
      hint = 'Choose one of its machine_parts.';
  end if;
  update stop_facts fact set machine_part_id = part_id
  where fact.id = (
    select max(given.id) from stop_facts given
    where given.equipment_id = stop.equipment_id and given.span && seen_span(stop)
      and given.kind = 'reason' and given.withdrawn_by_id is null and given.justified_at = stop.justified_at);
end;
$$;
comment on function name_machine_part is 'Says which part of the machine the reason of a stop is about. The stop has just been justified.';

create function machine_part_of(stop equipment_events) returns setof machine_parts
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select part.*
    from stop_facts fact
    join machine_parts part on part.id = fact.machine_part_id
    where fact.equipment_id = stop.equipment_id and fact.span && tstzrange(stop.started_at, stop.ended_at)
      and fact.kind = 'reason' and fact.withdrawn_by_id is null
      and fact.justified_at = stop.justified_at and fact.downtime_reason_id = stop.downtime_reason_id
    order by fact.id desc limit 1;
end;
$$;
comment on function machine_part_of is 'The part of the machine that the reason of a stop is about.';
