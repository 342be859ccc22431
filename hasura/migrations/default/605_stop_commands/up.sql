-- What people do to stops. Each is one transaction, checks its input, conserves time, is logged with the stops before and
-- after, and can be reverted. 302 tells how edits hold through late data.

create function locked_stop(stop_id bigint) returns equipment_events
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  stop equipment_events;
begin
  perform lock_stops(event.equipment_id) from equipment_events event where event.id = stop_id;
  select event.* into stop from equipment_events event where event.id = stop_id;
  if stop.id is null then
    raise no_data_found using message = format('there is no stop %s', stop_id),
      hint = 'It may have been joined with another stop by late data or by an edit; reload the list.';
  end if;
  return stop;
end;
$$;
comment on function locked_stop is 'A stop to edit. Whoever else edits or derives stops of its equipment waits.';

create function justify_stop(stop_id bigint, reason_id int, note text default null, justified_by uuid default acting_user())
  returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop equipment_events := locked_stop(stop_id);
  judged equipment_events;
  edit stop_edits;
begin
  perform log_user_action(justify_stop.justified_by, enterprise_of(stop.equipment_id), 'justify_stop', 'equipment_events',
    stop_id::text, jsonb_build_object('from', stop.downtime_reason_id, 'to', reason_id, 'note', justify_stop.note));
  if reason_id is null then
    -- The rules have their say, as when a client writes no reason (365).
    return query
      update equipment_events event set
        downtime_reason_id = null, note = justify_stop.note,
        justified_by = justify_stop.justified_by, justified_at = clock_timestamp()
      where event.id = stop_id
      returning event.*;
    return;
  end if;
  perform refuse_foreign_reason(reason_id, stop.equipment_id);
  -- What the triggers of 365 do for many stops at once takes them longer for one, and commands justify one at a time.
  perform set_config('andon.derives_stops', 'on', true);
  update equipment_events event set
    downtime_reason_id = reason_id, reason_rule_id = null, note = justify_stop.note,
    justified_by = justify_stop.justified_by, justified_at = clock_timestamp(), version = event.version + 1
  where event.id = stop_id
  returning event.* into judged;
  perform set_config('andon.derives_stops', 'off', true);
  edit.equipment_id := stop.equipment_id;
  edit.kind := 'justify';
  edit.span := seen_span(stop);
  edit.made_by := judged.justified_by;
  edit.stops_before := jsonb_build_array(stop_as_json(stop));
  edit.stops_after := jsonb_build_array(stop_as_json(judged));
  perform write_stop_edit(edit, array[
    reason_fact(edit.span, judged.downtime_reason_id, judged.note, judged.justified_by, judged.justified_at)]);
  if judged.downtime_reason_id is distinct from stop.downtime_reason_id then
    -- The next stop may owe its reason to this one.
    perform pass_reasons_on(array[
      row(stop.equipment_id, tstzrange(stop.started_at, stop.started_at + interval '1 microsecond'))::stop_zone]);
  end if;
  return next judged;
end;
$$;
comment on function justify_stop is 'Says why equipment stood still, or, with a reason of null, takes the reason away again. Refuses unknown stops and reasons of other enterprises.';

create function split_stop(
  stop_id bigint, at timestamptz[], reason_ids int[] default null, note text default null, edited_by uuid default acting_user()
) returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop equipment_events := locked_stop(stop_id);
  seen tstzrange := seen_span(stop);
  cuts timestamptz[] := array(select distinct cut from unnest(at) cut where cut is not null order by cut);
  borders timestamptz[] := lower(seen) || cuts || upper(seen);
  facts stop_facts[] := '{}';
begin
  if cardinality(cuts) = 0 or cuts[1] <= lower(seen) or cuts[cardinality(cuts)] >= upper(seen) then
    raise invalid_parameter_value using message = format('stop %s cannot be split there', stop_id),
      hint = format('Split it behind its start %s and before its end %s.', lower(seen), upper(seen));
  end if;
  if cardinality(reason_ids) <> cardinality(cuts) + 1 then
    raise invalid_parameter_value using message = format('%s parts cannot have %s reasons', cardinality(cuts) + 1, cardinality(reason_ids)),
      hint = 'Give one reason for each part, null for a part that keeps the reason of the whole.';
  end if;
  for n in 1..cardinality(cuts) loop
    facts := facts || stop_fact('cut', tstzrange(cuts[n], cuts[n], '[]'));
  end loop;
  for n in 1..coalesce(cardinality(reason_ids), 0) loop
    perform refuse_foreign_reason(reason_ids[n], stop.equipment_id);
    if reason_ids[n] is not null then
      facts := facts || reason_fact(tstzrange(borders[n], borders[n + 1]), reason_ids[n], split_stop.note, edited_by, clock_timestamp());
    end if;
  end loop;
  perform record_stop_edit(
    row(null, stop.equipment_id, 'split', seen, null, edited_by, null, null, null, null, null)::stop_edits, facts);
  return query select part.* from stops_in(stop.equipment_id, seen) part;
end;
$$;
comment on function split_stop is 'Splits a stop at one or more instants into parts that meet there. Each part keeps the reason of the whole, or gets its own of reason_ids in order of time. Gives the parts.';

create function merge_stops(
  stop_ids bigint[], reason_id int default null, note text default null, edited_by uuid default acting_user()
) returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  first_stop equipment_events := locked_stop(stop_ids[1]);
  merged equipment_events[];
  span tstzrange;
  facts stop_facts[];
begin
  merged := array(select event from equipment_events event where event.id = any (stop_ids) order by event.started_at);
  if cardinality(merged) < 2 or cardinality(merged) <> (select count(distinct id) from unnest(stop_ids) id)
    or exists (select from unnest(merged) stop where stop.equipment_id <> first_stop.equipment_id) then
    raise invalid_parameter_value using message = 'these are not stops of one piece of equipment, two or more',
      hint = 'Choose neighbouring stops of one piece of equipment; reload the list if late data may have joined them.';
  end if;
  perform refuse_foreign_reason(reason_id, first_stop.equipment_id);
  span := range_merge(seen_span(merged[1]), seen_span(merged[cardinality(merged)]));
  if (select count(*) from stops_in(first_stop.equipment_id, span)) <> cardinality(merged) then
    raise invalid_parameter_value using message = 'another stop lies between these stops', hint = 'Merge it too.';
  end if;
  facts := array[stop_fact('join', span)];
  if reason_id is not null then
    facts := facts || reason_fact(span, reason_id, merge_stops.note, edited_by, clock_timestamp());
  end if;
  perform record_stop_edit(
    row(null, first_stop.equipment_id, 'merge', span, null, edited_by, null, null, null, null, null)::stop_edits, facts);
  return query select whole.* from stops_in(first_stop.equipment_id, span) whole;
end;
$$;
comment on function merge_stops is 'Makes neighbouring stops of a piece of equipment one stop with one reason: the one given, else that of most of their time. Time between them in Execute or without data stays what it is and does not count as stopped.';

create function facts_of_border(of_equipment_id int, at timestamptz) returns bigint[]
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  ids bigint[] := array(
    select fact.id from stop_facts fact
    where fact.equipment_id = of_equipment_id and fact.span && tstzrange(at, at, '[]')
      and fact.kind <> 'reason' and fact.withdrawn_by_id is null and fact.kind = 'cut');
begin
  if cardinality(ids) = 0 then
    raise invalid_parameter_value using message = format('the border at %s cannot be moved', at),
      hint = 'Only a border between two parts of a split stop can; where a machine starts and stops its signals decide, and an added stop has change_manual_stop.';
  end if;
  return ids;
end;
$$;
comment on function facts_of_border is 'The cuts at a border between two parts of a stop.';

create function move_stop_border(stop_id bigint, starts_at timestamptz, edited_by uuid default acting_user())
  returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  later equipment_events := locked_stop(stop_id);
  earlier equipment_events;
  growing equipment_events;
  span tstzrange;
  border_facts bigint[];
begin
  select before.* into earlier from equipment_events before
  where before.equipment_id = later.equipment_id and before.kind = 'stop' and before.ended_at = later.started_at;
  if earlier.id is null then
    raise invalid_parameter_value using message = format('no other stop ends where stop %s begins', stop_id),
      hint = 'Only a border between two parts of a split stop can be moved; where a machine starts and stops its signals decide.';
  end if;
  border_facts := facts_of_border(later.equipment_id, later.started_at);
  span := range_merge(seen_span(earlier), seen_span(later));
  if starts_at is null or starts_at <= lower(span) or starts_at >= upper(span) then
    raise invalid_parameter_value using message = 'the border must stay between the two stops that it parts',
      hint = format('Move it to an instant behind %s and before %s; to remove it, merge the stops.', lower(span), upper(span));
  end if;
  growing := case when starts_at < later.started_at then later else earlier end;
  if growing.reason_rule_id is not null then
    growing.downtime_reason_id := null;
  end if;
  perform record_stop_edit(
    row(null, later.equipment_id, 'move_border', span, null, edited_by, null, null, border_facts, null, null)::stop_edits,
    array[stop_fact('cut', tstzrange(starts_at, starts_at, '[]'))] || case when starts_at <> later.started_at then array[
      reason_fact(tstzrange(least(starts_at, later.started_at), greatest(starts_at, later.started_at)),
        growing.downtime_reason_id, growing.note, growing.justified_by, growing.justified_at)] end);
  return query select part.* from stops_in(later.equipment_id, span) part;
end;
$$;
comment on function move_stop_border is 'Moves the border between a stop and the one before it, which touches it, to another instant. Both keep their reasons. Gives both.';

create function add_manual_stop(
  on_equipment_id int, started_at timestamptz, ended_at timestamptz, reason_id int default null, note text default null,
  added_by uuid default acting_user()
) returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  span tstzrange;
  edit stop_edits;
begin
  if started_at is null or ended_at <= started_at or started_at >= clock_timestamp() or ended_at > clock_timestamp() then
    raise invalid_parameter_value using message = 'a stop begins before it ends, and neither lies in the future',
      hint = 'Leave the end out for a stop that goes on. Planned time off belongs into a calendar.';
  end if;
  if not exists (select from equipment where id = on_equipment_id) then
    raise no_data_found using message = format('there is no equipment %s', on_equipment_id), hint = 'Choose one of equipment.';
  end if;
  perform refuse_foreign_reason(reason_id, on_equipment_id);
  perform lock_stops(on_equipment_id);
  span := tstzrange(started_at, ended_at);
  if exists (select from stops_in(on_equipment_id, span) met where met.is_manual) then
    raise invalid_parameter_value using message = 'a person has already added a stop there',
      hint = 'Change that one with change_manual_stop, or split it.';
  end if;
  if tstzmultirange(tstzrange(started_at, coalesce(ended_at, clock_timestamp())))
    <@ (time_in_states(on_equipment_id, started_at, coalesce(ended_at, clock_timestamp()))).executing then
    raise invalid_parameter_value using message = 'the machine was in Execute all that time',
      hint = 'A machine that runs does not stand still; add the stop where there is no data or the machine stood.';
  end if;
  edit := record_stop_edit(
    row(null, on_equipment_id, 'add', span, null, added_by, null, null, null, null, null)::stop_edits,
    array[stop_fact('stop', span), reason_fact(
      seen_span(jsonb_populate_record(null::equipment_events, jsonb_build_object(
        'equipment_id', on_equipment_id, 'started_at', started_at, 'ended_at', ended_at, 'is_manual', true))),
      reason_id, add_manual_stop.note, added_by, clock_timestamp())]);
  return query select added.* from stops_in(on_equipment_id, span) added where added.is_manual;
end;
$$;
comment on function add_manual_stop is 'Adds a stop that a person saw. Without data it makes that time known as stopped; where the machine stood already, it takes that time over from the stop there; where it ran, Execute goes before it. Without an end it goes on.';

create function change_manual_stop(stop_id bigint, started_at timestamptz, ended_at timestamptz, edited_by uuid default acting_user())
  returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop equipment_events := locked_stop(stop_id);
  changed equipment_events := stop;
  span tstzrange := tstzrange(least(stop.started_at, change_manual_stop.started_at),
    case when stop.ended_at is not null and change_manual_stop.ended_at is not null
      then greatest(stop.ended_at, change_manual_stop.ended_at) end);
begin
  changed.started_at := change_manual_stop.started_at;
  changed.ended_at := change_manual_stop.ended_at;
  if not stop.is_manual then
    raise invalid_parameter_value using message = format('nobody added stop %s', stop_id),
      hint = 'It follows from samples; split or merge it, or add a stop beside it.';
  end if;
  if changed.started_at is null or changed.ended_at <= changed.started_at
    or changed.started_at >= clock_timestamp() or changed.ended_at > clock_timestamp() then
    raise invalid_parameter_value using message = 'a stop begins before it ends, and neither lies in the future',
      hint = 'Leave the end out for a stop that goes on.';
  end if;
  if exists (
    select from stops_in(stop.equipment_id, tstzrange(changed.started_at, changed.ended_at)) met
    where met.is_manual and met.id <> stop_id
  ) then
    raise invalid_parameter_value using message = 'a person has already added another stop there', hint = 'Remove that one first.';
  end if;
  perform record_stop_edit(
    row(null, stop.equipment_id, 'change', span, null, edited_by, null, null, facts_of_manual_stop(stop), null, null)::stop_edits,
    rest_of_manual_stop(stop) || array[stop_fact('stop', tstzrange(changed.started_at, changed.ended_at)),
      reason_fact(seen_span(changed), stop.downtime_reason_id, stop.note, stop.justified_by, stop.justified_at)]);
  return query
    select moved.* from stops_in(stop.equipment_id, tstzrange(changed.started_at, changed.ended_at)) moved where moved.is_manual;
end;
$$;
comment on function change_manual_stop is 'Gives a stop that a person added other borders. Without an end it goes on.';

create function remove_manual_stop(stop_id bigint, removed_by uuid default acting_user()) returns setof stop_edits
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  stop equipment_events := locked_stop(stop_id);
begin
  if not stop.is_manual then
    raise invalid_parameter_value using message = format('nobody added stop %s', stop_id),
      hint = 'It follows from samples and stays; it can be justified, split or merged.';
  end if;
  return query select * from record_stop_edit(
    row(null, stop.equipment_id, 'remove', tstzrange(stop.started_at, stop.ended_at), null, removed_by, null, null,
      facts_of_manual_stop(stop), null, null)::stop_edits,
    rest_of_manual_stop(stop));
end;
$$;
comment on function remove_manual_stop is 'Removes a stop that a person added; that time is again as the signals say. Gives the edit, which can be reverted.';

create function edits_built_upon(edit stop_edits) returns setof stop_edits
  language sql stable
  set search_path = pg_catalog, public
as $$
  select later.* from stop_edits later
  where later.equipment_id = edit.equipment_id and later.span && edit.span and later.id > edit.id
    and not later.is_reverted and (later.reverts_id is null or later.reverts_id < edit.id)
  order by later.id desc;
$$;
comment on function edits_built_upon is 'Later edits that hold on the same stretch of time, the last one first.';

create function revert_stop_edit(edit_id bigint, with_later boolean default false, reverted_by uuid default acting_user())
  returns setof stop_edits
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  edit stop_edits;
  later stop_edits;
begin
  perform lock_stops(made.equipment_id) from stop_edits made where made.id = edit_id;
  select made.* into edit from stop_edits made where made.id = edit_id;
  if edit.id is null or edit.is_reverted then
    raise no_data_found using message = format('there is no edit %s to revert', edit_id),
      hint = 'It may have been reverted already; reload the list.';
  end if;
  loop
    select built.* into later from edits_built_upon(edit) built limit 1;
    exit when later.id is null;
    if not with_later then
      raise object_not_in_prerequisite_state using message = format('edit %s builds upon edit %s', later.id, edit_id),
        hint = 'Revert it first, or revert with_later.';
    end if;
    return query select * from revert_stop_edit(later.id, true, reverted_by);
  end loop;
  return query select * from record_stop_edit(
    row(null, edit.equipment_id, 'revert', edit.span, null, reverted_by, null, null, null, edit.id, null)::stop_edits, '{}');
end;
$$;
comment on function revert_stop_edit is 'Takes an edit back: stops, reasons and numbers are as before, but for what samples have changed since. with_later takes later edits of the same stretch back too, the last one first. A revert can be reverted. Gives the reverts.';
