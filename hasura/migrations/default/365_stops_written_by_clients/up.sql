-- Whoever writes equipment_events, by psql, Hasura or ingest, makes an edit like any other: a reason or note written into a
-- stop is a justification; a row added, changed or removed with is_manual is a stop that a person added. What follows from
-- samples cannot be written. The derivation says by the setting andon.derives_stops that it is the one who writes.
--
-- A client's statement locks its rows first and the equipment's tail then; the functions of 605 and the derivation do it the
-- other way round, so a client that writes rows may be told of a deadlock (40P01) and tries again. Nothing is lost either way.

create function justify_by_write() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  edit stop_edits;
  rules stop_reason_rules[];
  judged stop_draft;
begin
  new.version := old.version + 1;
  if new.justified_by is not distinct from old.justified_by then
    new.justified_by := coalesce(acting_user(), new.justified_by);
  end if;
  new.reason_rule_id := null;
  new.justified_at := case when new.justified_at is distinct from old.justified_at then new.justified_at else now() end;
  if new.downtime_reason_id is not null and (new.started_at, new.ended_at) is not distinct from (old.started_at, old.ended_at) then
    -- write_reasons_down checks the reasons of a statement and writes its facts in one go.
    return new;
  end if;
  perform lock_stops(old.equipment_id);
  edit.equipment_id := old.equipment_id;
  edit.kind := 'justify';
  edit.span := seen_span(old);
  edit.made_by := new.justified_by;
  edit.stops_before := jsonb_build_array(stop_as_json(old));
  edit.stops_after := jsonb_build_array(stop_as_json(new));
  perform write_stop_edit(edit, array[
    reason_fact(edit.span, new.downtime_reason_id, new.note, new.justified_by, new.justified_at)]);
  if new.downtime_reason_id is null then
    new.justified_by := null;
    new.justified_at := null;
    if not new.is_manual then
      rules := stop_rules_for(new.equipment_id);
      judged := drafted_stop(new);
      judged := reasoned_by_rules(judged, stop_before(new.equipment_id, new.started_at), rules,
        (changeovers_near(judged, rules, null)).spans);
      new.downtime_reason_id := judged.downtime_reason_id;
      new.reason_rule_id := judged.reason_rule_id;
    end if;
  end if;
  return new;
end;
$$;
comment on function justify_by_write is 'A reason or note that a client writes is completed; without a reason the rules have their say.';

create function write_reasons_down() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_nestloop = off
as $$
begin
  if current_setting('andon.derives_stops', true) is not distinct from 'on' then
    return null;
  end if;
  perform lock_stops(written.equipment_id)
  from (select distinct after.equipment_id from stops_after after order by after.equipment_id) written;
  perform refuse_foreign_reason(given.downtime_reason_id, given.equipment_id)
  from (
    select distinct after.equipment_id, after.downtime_reason_id
    from stops_before before
    join stops_after after on after.id = before.id
    where after.downtime_reason_id is distinct from before.downtime_reason_id and after.reason_rule_id is null
  ) given;
  with justified as materialized (
    select seen_span(stop.before) as span, stop.before as stop_before, stop.after as stop_after
    from (
      select row(before.*)::equipment_events as before, row(after.*)::equipment_events as after
      from stops_before before
      join stops_after after on after.id = before.id
      where after.downtime_reason_id is not null and after.reason_rule_id is null
        and (after.downtime_reason_id, after.note, after.justified_at)
          is distinct from (before.downtime_reason_id, before.note, before.justified_at)
        and (after.started_at, after.ended_at) is not distinct from (before.started_at, before.ended_at)
    ) stop
  ), written as (
    insert into stop_edits (equipment_id, kind, span, made_by, stops_before, stops_after)
    select (stop_before).equipment_id, 'justify', span, (stop_after).justified_by,
      jsonb_build_array(stop_as_json(stop_before)), jsonb_build_array(stop_as_json(stop_after))
    from justified
    order by (stop_before).started_at
    returning stop_edits.id, (stop_edits.stops_after -> 0 ->> 'id')::bigint as stop_id
  )
  insert into stop_facts (edit_id, equipment_id, kind, span, downtime_reason_id, note, justified_by, justified_at)
  select written.id, (stop_after).equipment_id, 'reason', span, (stop_after).downtime_reason_id, (stop_after).note,
    (stop_after).justified_by, (stop_after).justified_at
  from justified
  join written on written.stop_id = (stop_after).id
  order by written.id;
  -- The next stop may owe its reason to the one that was justified.
  perform pass_reasons_on(array(
    select row(after.equipment_id, tstzrange(after.started_at, after.started_at + interval '1 microsecond'))::stop_zone
    from stops_before before
    join stops_after after on after.id = before.id
    where after.downtime_reason_id is distinct from before.downtime_reason_id
    order by after.started_at));
  return null;
end;
$$;
comment on function write_reasons_down is 'The reasons that a statement of a client gave to stops are checked and become facts: all in one go, for people justify many stops at once.';

create function refuse_write_of_derived_stop() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if tg_op = 'UPDATE' and old.is_manual and new.is_manual
    and (new.id, new.equipment_id, new.kind) = (old.id, old.equipment_id, old.kind) then
    return new;
  end if;
  raise object_not_in_prerequisite_state using
    message = 'the borders of this stop follow from samples and cannot be written',
    hint = 'Use split_stop, merge_stops or move_stop_border, or add a stop of your own with is_manual.';
end;
$$;
comment on function refuse_write_of_derived_stop is 'Only stops that a person added are written by people.';

create function add_by_write() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  edit stop_edits;
begin
  perform lock_stops(new.equipment_id);
  perform refuse_foreign_reason(new.downtime_reason_id, new.equipment_id);
  edit.equipment_id := new.equipment_id;
  edit.kind := 'add';
  edit.span := tstzrange(new.started_at, new.ended_at);
  edit.made_by := coalesce(new.justified_by, acting_user());
  edit.stops_before := (
    select coalesce(jsonb_agg(stop_as_json(met) order by met.started_at), '[]')
    from stops_in(new.equipment_id, edit.span) met where met.id <> new.id);
  perform record_stop_edit(edit, array[stop_fact('stop', edit.span),
    reason_fact(seen_span(new), new.downtime_reason_id, new.note, edit.made_by, coalesce(new.justified_at, now()))]);
  return null;
end;
$$;
comment on function add_by_write is 'A stop that a client inserts is kept as a fact.';

create function change_by_write() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  edit stop_edits;
begin
  perform lock_stops(new.equipment_id);
  edit.equipment_id := new.equipment_id;
  edit.kind := 'change';
  edit.span := tstzrange(least(old.started_at, new.started_at),
    case when old.ended_at is not null and new.ended_at is not null then greatest(old.ended_at, new.ended_at) end);
  edit.made_by := coalesce(acting_user(), new.justified_by);
  edit.stops_before := jsonb_build_array(stop_as_json(old));
  edit.withdrew := facts_of_manual_stop(old);
  perform record_stop_edit(edit, rest_of_manual_stop(old) || array[stop_fact('stop', tstzrange(new.started_at, new.ended_at)),
    reason_fact(seen_span(new), new.downtime_reason_id, new.note, new.justified_by, new.justified_at)]);
  return null;
end;
$$;
comment on function change_by_write is 'New borders that a client gives to an added stop are kept as a fact.';

create function remove_by_write() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  edit stop_edits;
begin
  perform lock_stops(old.equipment_id);
  edit.equipment_id := old.equipment_id;
  edit.kind := 'remove';
  edit.made_by := acting_user();
  edit.span := tstzrange(old.started_at, old.ended_at);
  edit.stops_before := jsonb_build_array(stop_as_json(old));
  edit.withdrew := facts_of_manual_stop(old);
  perform record_stop_edit(edit, rest_of_manual_stop(old));
  return null;
end;
$$;
comment on function remove_by_write is 'An added stop that a client deletes is gone, and what stood still there is again as the signals say.';

create trigger a_derived_stop_is_not_inserted
  before insert on equipment_events
  for each row when (current_setting('andon.derives_stops', true) is distinct from 'on' and not new.is_manual)
  execute function refuse_write_of_derived_stop();

create trigger an_inserted_stop_is_a_fact
  after insert on equipment_events
  for each row when (current_setting('andon.derives_stops', true) is distinct from 'on')
  execute function add_by_write();

create trigger a_derived_stop_is_not_moved
  before update on equipment_events
  for each row when (current_setting('andon.derives_stops', true) is distinct from 'on'
    and (new.id, new.equipment_id, new.kind, new.started_at, new.ended_at, new.is_manual, new.has_gaps)
      is distinct from (old.id, old.equipment_id, old.kind, old.started_at, old.ended_at, old.is_manual, old.has_gaps))
  execute function refuse_write_of_derived_stop();

create trigger a_written_reason_is_kept
  before update on equipment_events
  for each row when (current_setting('andon.derives_stops', true) is distinct from 'on'
    and (new.downtime_reason_id, new.note, new.justified_at)
      is distinct from (old.downtime_reason_id, old.note, old.justified_at))
  execute function justify_by_write();

create trigger written_reasons_are_facts
  after update on equipment_events
  referencing old table as stops_before new table as stops_after
  for each statement execute function write_reasons_down();

create trigger a_written_border_is_a_fact
  after update on equipment_events
  for each row when (current_setting('andon.derives_stops', true) is distinct from 'on'
    and (new.started_at, new.ended_at) is distinct from (old.started_at, old.ended_at))
  execute function change_by_write();

create trigger a_derived_stop_is_not_deleted
  before delete on equipment_events
  for each row when (current_setting('andon.derives_stops', true) is distinct from 'on' and not old.is_manual)
  execute function refuse_write_of_derived_stop();

create trigger a_deleted_stop_is_a_fact
  after delete on equipment_events
  for each row when (current_setting('andon.derives_stops', true) is distinct from 'on')
  execute function remove_by_write();
