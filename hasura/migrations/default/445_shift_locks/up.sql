-- Locking a reported shift, and opening it again.

create function lock_shift(shift_instance_id bigint, equipment_id int default null, locked_by uuid default acting_user())
  returns setof shift_figures
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if not exists (
    select from shift_figures figures
    where figures.shift_instance_id = lock_shift.shift_instance_id
      and figures.equipment_id = coalesce(lock_shift.equipment_id, figures.equipment_id)
  ) then
    raise object_not_in_prerequisite_state using
      message = format('shift %s is not reported yet', lock_shift.shift_instance_id),
      hint = 'A shift is reported a minute or two after its end; lock it then.';
  end if;
  perform log_user_action(lock_shift.locked_by, enterprise_of(figures.equipment_id), 'lock_shift', 'shift_figures',
    lock_shift.shift_instance_id::text, jsonb_build_object('equipment_id', figures.equipment_id))
  from shift_figures figures
  where figures.shift_instance_id = lock_shift.shift_instance_id and not figures.is_locked
    and figures.equipment_id = coalesce(lock_shift.equipment_id, figures.equipment_id);
  return query
    update shift_figures figures set is_locked = true, locked_at = coalesce(figures.locked_at, now()),
      locked_by = case when figures.is_locked then figures.locked_by else lock_shift.locked_by end
    where figures.shift_instance_id = lock_shift.shift_instance_id
      and figures.equipment_id = coalesce(lock_shift.equipment_id, figures.equipment_id)
    returning figures.*;
end;
$$;
comment on function lock_shift is 'Locks the reported figures of a shift, of one piece of equipment or of all: no late data, edit or calendar changes them. What arrives is kept and shows as pending in restatements. Refuses a shift that is not reported yet.';

create function reopen_shift(shift_instance_id bigint, equipment_id int default null, reopened_by uuid default acting_user())
  returns setof shift_figures
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  reopened_id int;
begin
  for reopened_id in
    update shift_figures figures set is_locked = false, locked_at = null, locked_by = null
    where figures.shift_instance_id = reopen_shift.shift_instance_id and figures.is_locked
      and figures.equipment_id = coalesce(reopen_shift.equipment_id, figures.equipment_id)
    returning figures.equipment_id
  loop
    perform log_user_action(reopen_shift.reopened_by, enterprise_of(reopened_id), 'reopen_shift', 'shift_figures',
      reopen_shift.shift_instance_id::text, jsonb_build_object('equipment_id', reopened_id));
    perform restate_shift(reopened_id, reopen_shift.shift_instance_id, '{}', null);
  end loop;
  return query
    select figures.* from shift_figures figures
    where figures.shift_instance_id = reopen_shift.shift_instance_id
      and figures.equipment_id = coalesce(reopen_shift.equipment_id, figures.equipment_id);
end;
$$;
comment on function reopen_shift is 'Opens locked figures of a shift again: what was pending restates them at once.';
