-- Edits of stops, whoever makes them: the facts are written down, the stops around them worked out again, both logged.
-- People edit through the functions of 605, or by writing rows of equipment_events (365); both come here.

create function lock_stops(of_equipment_id int) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform from equipment_tails tail where tail.equipment_id = of_equipment_id for update;
  if not found then
    perform lock_equipment_tails(array[row(of_equipment_id, null, null, false, false, false, false, false, false)::sample_span]);
  end if;
end;
$$;
comment on function lock_stops is 'Makes editors of one equipment''s stops take turns with each other and with whoever derives from samples. What is read afterwards holds what earlier ones left.';

create function stops_in(of_equipment_id int, span tstzrange) returns setof equipment_events
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  return query
    select event.* from equipment_events event
    where event.equipment_id = of_equipment_id and event.kind = 'stop' and not event.is_manual
      and tstzrange(event.started_at, event.ended_at) && span
    union all
    select event.* from equipment_events event
    where event.equipment_id = of_equipment_id and event.kind = 'stop' and event.is_manual
      and tstzrange(event.started_at, event.ended_at) && span
    order by started_at;
end;
$$;
comment on function stops_in is 'The stops that reach into a stretch of time, in order.';

create function stop_as_json(stop equipment_events) returns jsonb
  language sql stable
return jsonb_build_object('id', stop.id, 'started_at', stop.started_at, 'ended_at', stop.ended_at,
  'downtime_reason_id', stop.downtime_reason_id, 'note', stop.note, 'is_manual', stop.is_manual);
comment on function stop_as_json is 'A stop as the log keeps it.';

create function stops_as_json(of_equipment_id int, span tstzrange) returns jsonb
  language sql stable
  set search_path = pg_catalog, public
as $$
  select coalesce(jsonb_agg(stop_as_json(stop) order by stop.started_at), '[]') from stops_in(of_equipment_id, span) stop;
$$;
comment on function stops_as_json is 'The stops that reach into a stretch of time, as the log keeps them.';

create function seen_span(stop equipment_events) returns tstzrange
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  lives_without_samples_for constant interval := interval '1 day';
  seen_until timestamptz := stop.ended_at;
begin
  if seen_until is null then
    select case
        when stop.is_manual or tail.last_sample_at is null
          or now() <= tail.last_sample_at + coalesce(make_interval(secs => machine.stale_after_seconds), lives_without_samples_for)
        then greatest(now(), tail.last_sample_at)
        else tail.last_sample_at
      end
    into seen_until
    from equipment machine
    left join equipment_tails tail on tail.equipment_id = machine.id
    where machine.id = stop.equipment_id;
    seen_until := greatest(seen_until, stop.started_at + interval '1 millisecond');
  end if;
  return tstzrange(stop.started_at, seen_until);
end;
$$;
comment on function seen_span is 'A stop as people see it: an open one lasts until now, or, where samples have ceased, until the last of them.';

create function stop_fact(kind text, span tstzrange) returns stop_facts
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
begin
  return row(null, null, null, stop_fact.kind, stop_fact.span, null, null, null, null, null, null, null)::stop_facts;
end;
$$;
comment on function stop_fact is 'A fact about the borders of stops, not yet written down.';

create function reason_fact(span tstzrange, reason_id int, note text, justified_by uuid, justified_at timestamptz) returns stop_facts
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
begin
  return row(null, null, null, 'reason', reason_fact.span, reason_id, reason_fact.note, reason_fact.justified_by,
    reason_fact.justified_at, null, null, null)::stop_facts;
end;
$$;
comment on function reason_fact is 'A fact about the reason of stops, not yet written down.';

create function write_stop_edit(edit stop_edits, facts stop_facts[]) returns bigint
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  written_id bigint;
begin
  insert into stop_edits (equipment_id, kind, span, made_by, stops_before, stops_after, withdrew, reverts_id)
  values (edit.equipment_id, edit.kind, edit.span, edit.made_by, coalesce(edit.stops_before, '[]'),
    coalesce(edit.stops_after, '[]'), coalesce(edit.withdrew, '{}'), edit.reverts_id)
  returning id into written_id;
  insert into stop_facts (edit_id, equipment_id, kind, span, downtime_reason_id, note, justified_by, justified_at, state)
  select written_id, edit.equipment_id, fact.kind, fact.span, fact.downtime_reason_id, fact.note, fact.justified_by,
    fact.justified_at, fact.state
  from unnest(facts) with ordinality as fact (
    id, edit_id, equipment_id, kind, span, downtime_reason_id, note, justified_by, justified_at, withdrawn_by_id, state,
    machine_part_id, n)
  order by fact.n;
  if edit.withdrew <> '{}' then
    update stop_facts fact set withdrawn_by_id = written_id where fact.id = any (edit.withdrew);
  end if;
  return written_id;
end;
$$;
comment on function write_stop_edit is 'Writes an edit with the facts that it makes, and withdraws those that it withdraws. Gives its number.';

create function withdraw_stop_edit(edit stop_edits, by_edit_id bigint) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if edit.kind = 'revert' then
    perform hold_stop_edit(reverted) from stop_edits reverted where reverted.id = edit.reverts_id;
  else
    update stop_facts fact set withdrawn_by_id = by_edit_id where fact.edit_id = edit.id and fact.withdrawn_by_id is null;
    update stop_facts fact set withdrawn_by_id = null where fact.id = any (edit.withdrew);
  end if;
  update stop_edits set is_reverted = true where id = edit.id;
end;
$$;
comment on function withdraw_stop_edit is 'Takes back what an edit has done to facts.';

create function hold_stop_edit(edit stop_edits) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if edit.kind = 'revert' then
    perform withdraw_stop_edit(reverted, edit.id) from stop_edits reverted where reverted.id = edit.reverts_id;
  else
    update stop_facts fact set withdrawn_by_id = null where fact.edit_id = edit.id;
    update stop_facts fact set withdrawn_by_id = edit.id where fact.id = any (edit.withdrew);
  end if;
  update stop_edits set is_reverted = false where id = edit.id;
end;
$$;
comment on function hold_stop_edit is 'Lets an edit hold again whose revert is reverted.';

create function give_numbers_back(edit stop_edits) returns void
  language sql
  set search_path = pg_catalog, public
as $$
  update equipment_events event set id = earlier.id
  from jsonb_to_recordset(edit.stops_before) earlier (id bigint, started_at timestamptz)
  where event.equipment_id = edit.equipment_id and event.started_at = earlier.started_at
    and not exists (select from equipment_events taken where taken.id = earlier.id)
    and not exists (select from jsonb_to_recordset(edit.stops_before) kept (id bigint) where kept.id = event.id)
    and not exists (select from equipment_status status where status.stop_id = event.id);
$$;
comment on function give_numbers_back is 'Stops that an edit made vanish have their numbers again when it is reverted.';

create function record_stop_edit(edit stop_edits, facts stop_facts[]) returns stop_edits
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  zones stop_zone[];
  reverted stop_edits;
begin
  edit.stops_before := coalesce(edit.stops_before, stops_as_json(edit.equipment_id, edit.span));
  zones := widen_stop_zones(array[row(edit.equipment_id,
    stop_zone_around(edit.equipment_id, lower(edit.span), coalesce(upper(edit.span), 'infinity')))::stop_zone]);
  edit.id := write_stop_edit(edit, facts);
  if edit.reverts_id is not null then
    select earlier.* into reverted from stop_edits earlier where earlier.id = edit.reverts_id;
    perform withdraw_stop_edit(reverted, edit.id);
  end if;
  perform work_out_stops(widen_stop_zones(zones));
  perform set_config('andon.derives_stops', 'on', true);
  if edit.reverts_id is not null then
    perform give_numbers_back(reverted);
  end if;
  update equipment_events event set version = event.version + 1
  where event.id in (select edited.id from stops_in(edit.equipment_id, edit.span) edited);
  perform set_config('andon.derives_stops', 'off', true);
  update stop_edits set stops_after = stops_as_json(edit.equipment_id, edit.span) where id = edit.id
  returning * into edit;
  perform update_equipment_status(array[edit.equipment_id]);
  perform log_user_action(edit.made_by, enterprise_of(edit.equipment_id), edit.kind || '_stop', 'stop_edits', edit.id::text,
    jsonb_build_object('before', edit.stops_before, 'after', edit.stops_after));
  return edit;
end;
$$;
comment on function record_stop_edit is 'Writes an edit down, works the stops around it out again, and logs both. The caller holds the lock of lock_stops.';

create function refuse_foreign_reason(reason_id int, of_equipment_id int) returns void
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  if reason_id is not null and not exists (
    select from downtime_reasons reason
    where reason.id = reason_id and reason.enterprise_id = enterprise_of(of_equipment_id) and reason.active
  ) then
    raise invalid_parameter_value using message = format('reason %s is not one of the enterprise''s active reasons', reason_id),
      hint = 'Choose a reason from downtime_reasons.';
  end if;
end;
$$;
comment on function refuse_foreign_reason is 'Refuses reasons that are inactive or another enterprise''s.';

create function facts_of_manual_stop(stop equipment_events) returns bigint[]
  language sql stable
  set search_path = pg_catalog, public
  set enable_seqscan = off
as $$
  with added as (
    select fact.id, fact.equipment_id, fact.span from stop_facts fact
    where fact.equipment_id = stop.equipment_id and fact.span && tstzrange(stop.started_at, stop.ended_at)
      and fact.kind <> 'reason' and fact.withdrawn_by_id is null and fact.kind = 'stop'
  )
  select array(
    select added.id from added
    union
    select said.id from added
    join stop_facts said on said.equipment_id = added.equipment_id and said.span && added.span
      and said.kind = 'reason' and said.withdrawn_by_id is null
    where said.id > added.id and said.span <@ added.span
    order by 1);
$$;
comment on function facts_of_manual_stop is 'Numbers of the facts that a stop which a person added comes from, and of the reasons given to it since.';

create function rest_of_manual_stop(stop equipment_events) returns stop_facts[]
  language sql stable
  set search_path = pg_catalog, public
as $$
  select coalesce(array_agg(rest.fact order by rest.started_at, rest.n), '{}')
  from (
    select other.started_at, part.n, part.fact
    from stop_facts added
    cross join lateral stops_in(stop.equipment_id, added.span) other
    cross join lateral (values
      (1, stop_fact('stop', tstzrange(other.started_at, other.ended_at))),
      (2, reason_fact(seen_span(other), other.downtime_reason_id, other.note, other.justified_by, other.justified_at))
    ) part (n, fact)
    where added.id = any (facts_of_manual_stop(stop)) and added.kind = 'stop' and other.is_manual and other.id <> stop.id
  ) rest;
$$;
comment on function rest_of_manual_stop is 'Facts for the other parts of an added stop that has been split, so that one part may go without them.';
