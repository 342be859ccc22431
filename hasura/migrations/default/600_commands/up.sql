-- What people do, as functions: run an order here, see to stops in 605. Each is one transaction, checks its input and is logged.

create function log_user_action(actor uuid, enterprise_id int, action text, subject text, subject_id text, detail jsonb) returns void
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  if coalesce(current_setting('andon.command', true), '') = '' then
    insert into user_logs (user_id, enterprise_id, action, subject, subject_id, detail)
    values (actor, log_user_action.enterprise_id, log_user_action.action, log_user_action.subject,
      log_user_action.subject_id, log_user_action.detail);
  end if;
end;
$$;
comment on function log_user_action is 'Writes what somebody did into user_logs; while a command runs nothing, since run_command (754) logs that once.';

create function enterprise_of(placed_id int) returns int
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select sites.enterprise_id
    from equipment
    join areas on areas.id = equipment.area_id
    join sites on sites.id = areas.site_id
    where equipment.id = placed_id);
end;
$$;
comment on function enterprise_of is 'The enterprise that owns a piece of equipment.';

create function site_of(placed_id int) returns int
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select areas.site_id
    from equipment
    join areas on areas.id = equipment.area_id
    where equipment.id = placed_id);
end;
$$;
comment on function site_of is 'The site that a piece of equipment stands at.';

create function start_order(order_id int, on_equipment_id int, at timestamptz default now(), started_by uuid default null)
  returns setof production_order_runs
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  started production_orders;
begin
  select production_order.* into started from production_orders production_order where production_order.id = order_id for update;
  if started.id is null or started.enterprise_id <> enterprise_of(on_equipment_id) then
    raise no_data_found using message = format('there is no order %s for equipment %s', order_id, on_equipment_id),
      hint = 'Choose an order of the same enterprise.';
  end if;
  if started.status = 'completed' then
    raise object_not_in_prerequisite_state using message = format('order %s is completed', started.code),
      hint = 'Choose an order that is planned, running or paused.';
  end if;
  update production_orders set status = 'running' where id = order_id;
  perform log_user_action(started_by, started.enterprise_id, 'start_order', 'production_orders', order_id::text,
    jsonb_build_object('equipment_id', on_equipment_id, 'at', at));
  return query
    insert into production_order_runs (production_order_id, equipment_id, started_at)
    values (order_id, on_equipment_id, at)
    returning *;
end;
$$;
comment on function start_order is 'Starts an order on a piece of equipment. Refused while another order runs there.';

create function end_order_run(on_equipment_id int, at timestamptz, new_status text, ended_by uuid)
  returns setof production_order_runs
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  ended production_order_runs;
begin
  update production_order_runs run set ended_at = at
  where run.equipment_id = on_equipment_id and run.ended_at is null
  returning run.* into ended;
  if ended.id is null then
    raise no_data_found using message = format('no order runs on equipment %s', on_equipment_id), hint = 'Start one first.';
  end if;
  update production_orders set status = new_status
  where id = ended.production_order_id and not exists (
    select from production_order_runs other
    where other.production_order_id = ended.production_order_id and other.ended_at is null);
  perform log_user_action(ended_by, enterprise_of(on_equipment_id),
    case new_status when 'completed' then 'complete_order' else 'pause_order' end,
    'production_orders', ended.production_order_id::text, jsonb_build_object('equipment_id', on_equipment_id, 'at', at));
  return next ended;
end;
$$;
comment on function end_order_run is 'Ends the run of a piece of equipment; the order takes its new status when it runs nowhere else.';

create function complete_order(on_equipment_id int, at timestamptz default now(), completed_by uuid default null)
  returns setof production_order_runs
  language sql volatile
  set search_path = pg_catalog, public
as $$ select * from end_order_run(on_equipment_id, at, 'completed', completed_by) $$;
comment on function complete_order is 'Completes the order that runs on a piece of equipment.';

create function pause_order(on_equipment_id int, at timestamptz default now(), paused_by uuid default null)
  returns setof production_order_runs
  language sql volatile
  set search_path = pg_catalog, public
as $$ select * from end_order_run(on_equipment_id, at, 'paused', paused_by) $$;
comment on function pause_order is 'Pauses the order that runs on a piece of equipment; start_order resumes it.';
