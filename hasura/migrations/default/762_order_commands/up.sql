-- Commands for production orders. 130 tells which states an order has and how it goes from one to another.
--
-- Who starts or replaces an order holds the row of the equipment first, then those of the orders in the order of their ids, so
-- of many who start one at once one wins, and the others are told what runs there.

create function command.refuse_order_state(found_order production_orders, next_status text) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.refuse('conflict', format('Order %s is %s and cannot become %s. Reload it: somebody may have gone on with it.',
    found_order.code, found_order.status, next_status), 'orderId', to_jsonb(found_order));
end;
$$;
comment on function command.refuse_order_state is 'Refuses what the state of an order does not allow, with the order as it is now.';

create function command.order_to_change(session command_session, input jsonb) returns production_orders
  language sql
return jsonb_populate_record(null::production_orders, command.row_to_change(session, 'production_orders', input, 'orderId'));
comment on function command.order_to_change is 'The order that an input names, at the version that it says.';

create function command.order_outcome(order_id int, run_ids int[] default '{}') returns jsonb
  language sql stable
return jsonb_build_object('orderId', order_id, 'runIds', to_jsonb(run_ids));
comment on function command.order_outcome is 'What commands for orders answer: the order, and the runs that began or ended.';

create function command.create_order(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  existing production_orders;
begin
  perform command.active_row(session, 'products', (input ->> 'productId')::int, 'productId');
  select known.* into existing from production_orders known
  where known.enterprise_id = session.enterprise_id and known.code = input ->> 'code';
  if existing.id is not null then
    perform command.refuse('conflict', format('There is an order %s already. Choose another code.', existing.code), 'code',
      to_jsonb(existing));
  end if;
  return command.order_outcome((command.insert_row('production_orders',
    command.as_columns(input, 'code', 'productId', 'targetQuantity', 'dueAt', 'plannedSetUpSeconds')
      || jsonb_build_object('enterprise_id', session.enterprise_id)) ->> 'id')::int);
end;
$$;
comment on function command.create_order is 'Plans an order: code, productId, targetQuantity, dueAt, plannedSetUpSeconds.';

create function command.release_order(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  released production_orders := command.order_to_change(session, input);
begin
  if not order_may_become(released.status, 'released') then
    perform command.refuse_order_state(released, 'released');
  end if;
  update production_orders set status = 'released' where id = released.id;
  return command.order_outcome(released.id);
end;
$$;
comment on function command.release_order is 'Lets the shop floor start an order: orderId.';

create function command.cancel_order(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  cancelled production_orders := command.order_to_change(session, input);
begin
  if not order_may_become(cancelled.status, 'cancelled') then
    perform command.refuse_order_state(cancelled, 'cancelled');
  end if;
  update production_orders set status = 'cancelled', cancel_reason = input ->> 'reason' where id = cancelled.id;
  return command.order_outcome(cancelled.id);
end;
$$;
comment on function command.cancel_order is 'Gives an order up that does not run: orderId, reason. What was made of it counts as before.';

create function command.begin_run(session command_session, started production_orders, on_id int, at timestamptz) returns int
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  running production_order_runs;
  run_id int;
begin
  select run.* into running from production_order_runs run
  where run.equipment_id = on_id and tstzrange(run.started_at, run.ended_at) && tstzrange(at, null)
  order by run.started_at limit 1;
  if running.id is not null then
    perform command.refuse('conflict', format('Order %s runs there from %s. Complete, pause or replace it first.',
      (select known.code from production_orders known where known.id = running.production_order_id), running.started_at),
      'equipmentId', to_jsonb(running));
  end if;
  update production_orders set status = 'running' where id = started.id and status <> 'running';
  insert into production_order_runs (production_order_id, equipment_id, started_at) values (started.id, on_id, at)
  returning id into run_id;
  return run_id;
end;
$$;
comment on function command.begin_run is 'Lets an order run on a piece of equipment from an instant on; refused while one runs there, or did later. The caller holds both rows.';

create function command.refuse_foreign_place(session command_session, input jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  -- A retired one is none to choose, but what runs there can be ended.
  if input ->> 'equipmentId' is not null then
    perform command.own_row(session, 'equipment', (input ->> 'equipmentId')::bigint, 'equipmentId');
  end if;
end;
$$;
comment on function command.refuse_foreign_place is 'Refuses an input that names equipment of another enterprise or site.';

create function command.end_runs(ended production_orders, on_id int, at timestamptz, next_status text) returns int[]
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  run_ids int[];
  began_last timestamptz;
begin
  select array_agg(run.id order by run.id), max(run.started_at) into run_ids, began_last
  from production_order_runs run
  where run.production_order_id = ended.id and run.ended_at is null and run.equipment_id = coalesce(on_id, run.equipment_id);
  if run_ids is null then
    perform command.refuse('conflict', format('Order %s does not run there. Reload it: somebody may have ended it.', ended.code),
      case when on_id is null then 'orderId' else 'equipmentId' end, to_jsonb(ended));
  end if;
  if at <= began_last then
    perform command.refuse('invalid-input', format('The order runs since %s. Give a later time.', began_last), 'at');
  end if;
  update production_order_runs set ended_at = at where id = any (run_ids);
  update production_orders set status = next_status
  where id = ended.id and not exists (
    select from production_order_runs other where other.production_order_id = ended.id and other.ended_at is null);
  return run_ids;
end;
$$;
comment on function command.end_runs is 'Ends the runs of an order on a piece of equipment, or on all; when it then runs nowhere it takes its next state. The caller holds the order''s row.';

create function command.start_order(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  at constant timestamptz := command.past_instant(input, 'at');
  on_id constant int := command.active_row(session, 'equipment', (input ->> 'equipmentId')::int, 'equipmentId') ->> 'id';
  started production_orders := command.order_to_change(session, input);
begin
  if started.status not in ('planned', 'released', 'running') then
    perform command.refuse_order_state(started, 'running');
  end if;
  return command.order_outcome(started.id, array[command.begin_run(session, started, on_id, at)]);
end;
$$;
comment on function command.start_order is 'Starts an order on a piece of equipment: orderId, equipmentId, at. A planned order is released by it; one that runs elsewhere runs here too.';

create function command.pause_order(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  at constant timestamptz := command.past_instant(input, 'at');
  paused production_orders := command.order_to_change(session, input);
begin
  perform command.refuse_foreign_place(session, input);
  if paused.status <> 'running' then
    perform command.refuse_order_state(paused, 'paused');
  end if;
  return command.order_outcome(paused.id, command.end_runs(paused, (input ->> 'equipmentId')::int, at, 'paused'));
end;
$$;
comment on function command.pause_order is 'Pauses an order: orderId, equipmentId (without it wherever it runs), at.';

create function command.resume_order(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  at constant timestamptz := command.past_instant(input, 'at');
  on_ids int[] := array[(input ->> 'equipmentId')::int];
  resumed production_orders;
begin
  if on_ids[1] is null then
    on_ids := array(
      select run.equipment_id from production_order_runs run
      where run.production_order_id = (input ->> 'orderId')::int and run.ended_at = (
        select max(last_run.ended_at) from production_order_runs last_run
        where last_run.production_order_id = run.production_order_id)
      order by run.equipment_id);
  end if;
  perform command.active_row(session, 'equipment', on_id, 'equipmentId') from unnest(on_ids) on_id order by on_id;
  resumed := command.order_to_change(session, input);
  if resumed.status <> 'paused' then
    perform command.refuse_order_state(resumed, 'running');
  end if;
  return command.order_outcome(resumed.id, array(
    select command.begin_run(session, resumed, on_id, at) from unnest(on_ids) on_id order by on_id));
end;
$$;
comment on function command.resume_order is 'Goes on with a paused order: orderId, equipmentId (without it where it ran when it was paused), at.';

create function command.complete_order(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  at constant timestamptz := command.past_instant(input, 'at');
  completed production_orders := command.order_to_change(session, input);
begin
  perform command.refuse_foreign_place(session, input);
  if not order_may_become(completed.status, 'completed') then
    perform command.refuse_order_state(completed, 'completed');
  end if;
  if completed.status = 'paused' then
    update production_orders set status = 'completed' where id = completed.id;
    return command.order_outcome(completed.id);
  end if;
  return command.order_outcome(completed.id, command.end_runs(completed, (input ->> 'equipmentId')::int, at, 'completed'));
end;
$$;
comment on function command.complete_order is 'Completes an order that runs or is paused: orderId, equipmentId (without it wherever it runs), at.';

create function command.replace_order(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  at constant timestamptz := command.past_instant(input, 'at');
  on_id constant int := command.active_row(session, 'equipment', (input ->> 'equipmentId')::int, 'equipmentId') ->> 'id';
  replaced_id constant int := (
    select run.production_order_id from production_order_runs run where run.equipment_id = on_id and run.ended_at is null);
  replaced production_orders;
  started production_orders;
  run_ids int[];
begin
  if replaced_id is null then
    perform command.refuse('conflict', 'No order runs there that could be replaced. Start this one instead.', 'equipmentId');
  elsif replaced_id = (input ->> 'orderId')::int then
    perform command.refuse('conflict', 'This order runs there already. Choose the one that is to follow it.', 'orderId',
      command.own_row(session, 'production_orders', replaced_id, 'orderId'));
  end if;
  perform from production_orders locked where locked.id in (replaced_id, (input ->> 'orderId')::int) order by locked.id for no key update;
  started := command.order_to_change(session, input);
  if not (order_may_become(started.status, 'running') or started.status = 'running') then
    perform command.refuse_order_state(started, 'running');
  end if;
  select known.* into replaced from production_orders known where known.id = replaced_id;
  run_ids := command.end_runs(replaced, on_id, at, coalesce(input ->> 'replacedBecomes', 'completed'));
  return command.order_outcome(started.id, run_ids || command.begin_run(session, started, on_id, at))
    || jsonb_build_object('replacedOrderId', replaced_id);
end;
$$;
comment on function command.replace_order is 'Ends the order that runs on a piece of equipment and starts or resumes another one at the same instant: equipmentId, orderId, at, replacedBecomes (completed or paused).';
