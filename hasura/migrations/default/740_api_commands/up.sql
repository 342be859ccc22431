-- The schema api, step 3: what sessions may do. Each is its namesake in public, in the name of the session's user.

create function api.justify_stop(hasura_session json, stop_id bigint, reason_id int default null, note text default null)
  returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_stop(hasura_session, stop_id);
  return query select * from justify_stop(stop_id, reason_id, note, api.user_of(hasura_session));
end;
$$;
comment on function api.justify_stop is 'Says why equipment stood still, or, without a reason, takes the reason away again.';

create function api.split_stop(
  hasura_session json, stop_id bigint, at timestamptz[], reason_ids int[] default null, note text default null
) returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_stop(hasura_session, stop_id);
  return query select * from split_stop(stop_id, at, reason_ids, note, api.user_of(hasura_session));
end;
$$;
comment on function api.split_stop is 'Splits a stop at one or more instants into parts that meet there. Each part keeps the reason of the whole, or gets its own of reason_ids in order of time. Gives the parts.';

create function api.merge_stops(hasura_session json, stop_ids bigint[], reason_id int default null, note text default null)
  returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_stop(hasura_session, id) from unnest(stop_ids) id;
  return query select * from merge_stops(stop_ids, reason_id, note, api.user_of(hasura_session));
end;
$$;
comment on function api.merge_stops is 'Makes neighbouring stops of a piece of equipment one stop with one reason: the one given, else that of most of their time.';

create function api.move_stop_border(hasura_session json, stop_id bigint, starts_at timestamptz)
  returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_stop(hasura_session, stop_id);
  return query select * from move_stop_border(stop_id, starts_at, api.user_of(hasura_session));
end;
$$;
comment on function api.move_stop_border is 'Moves the border between a stop and the one before it, which touches it, to another instant. Both keep their reasons. Gives both.';

create function api.add_manual_stop(
  hasura_session json, equipment_id int, started_at timestamptz, ended_at timestamptz default null, reason_id int default null,
  note text default null
) returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_equipment(hasura_session, equipment_id);
  return query
    select * from add_manual_stop(equipment_id, started_at, ended_at, reason_id, note, api.user_of(hasura_session));
end;
$$;
comment on function api.add_manual_stop is 'Adds a stop that a person saw. Without an end it goes on.';

create function api.change_manual_stop(
  hasura_session json, stop_id bigint, started_at timestamptz, ended_at timestamptz default null
) returns setof equipment_events
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_stop(hasura_session, stop_id);
  return query select * from change_manual_stop(stop_id, started_at, ended_at, api.user_of(hasura_session));
end;
$$;
comment on function api.change_manual_stop is 'Gives a stop that a person added other borders. Without an end it goes on.';

create function api.remove_manual_stop(hasura_session json, stop_id bigint) returns setof stop_edits
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_stop(hasura_session, stop_id);
  return query select * from remove_manual_stop(stop_id, api.user_of(hasura_session));
end;
$$;
comment on function api.remove_manual_stop is 'Removes a stop that a person added; that time is again as the signals say. Gives the edit, which can be reverted.';

create function api.revert_stop_edit(hasura_session json, edit_id bigint, with_later boolean default false)
  returns setof stop_edits
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_edit(hasura_session, edit_id);
  return query select * from revert_stop_edit(edit_id, with_later, api.user_of(hasura_session));
end;
$$;
comment on function api.revert_stop_edit is 'Takes an edit back: stops, reasons and numbers are as before, but for what samples have changed since. with_later takes later edits of the same stretch back too. A revert can be reverted. Gives the reverts.';

create function api.lock_shift(hasura_session json, shift_instance_id bigint, equipment_id int default null)
  returns setof shift_figures
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_shift(hasura_session, shift_instance_id);
  return query select * from lock_shift(shift_instance_id, equipment_id, api.user_of(hasura_session));
end;
$$;
comment on function api.lock_shift is 'Locks the reported figures of a shift, of one piece of equipment or of all: no late data, edit or calendar changes them. What arrives is kept and shows as pending in restatements.';

create function api.reopen_shift(hasura_session json, shift_instance_id bigint, equipment_id int default null)
  returns setof shift_figures
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  perform api.refuse_foreign_shift(hasura_session, shift_instance_id);
  return query select * from reopen_shift(shift_instance_id, equipment_id, api.user_of(hasura_session));
end;
$$;
comment on function api.reopen_shift is 'Opens locked figures of a shift again: what was pending restates them at once.';
