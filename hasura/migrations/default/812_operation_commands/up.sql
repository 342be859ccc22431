-- Commands of an MES: start, report, complete an operation run.

create function command.resource_of(session command_session, resource text) returns int
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  found_ids constant int[] := array(
    select machine.id from equipment machine
    where resource in (machine.id::text, machine.name, equipment_label(machine.id))
      and command.is_own(session, jsonb_build_object('equipment_id', machine.id))
    order by machine.id);
begin
  if cardinality(found_ids) = 0 then
    perform command.refuse('not-found', format('There is no equipment "%s". Name it as its page does, or by its id.', resource), 'resource');
  elsif cardinality(found_ids) > 1 then
    perform command.refuse('invalid-input', format('%s pieces of equipment are called "%s". Name the line too, or give the id: %s.',
      cardinality(found_ids), resource, array_to_string(found_ids, ', ')), 'resource');
  end if;
  return found_ids[1];
end;
$$;
comment on function command.resource_of is 'The equipment that an MES calls by its id, its name, or the names of its line and its own.';

create function command.operation_run_of(session command_session, input jsonb) returns operation_runs
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  -- By its names the latest, so that who comes second is told that it is complete, and not that it never was.
  run_id constant bigint := coalesce((input ->> 'operationRunId')::bigint, (
    select run.id from operation_runs run
    where run.enterprise_id = session.enterprise_id
      and run.work_order = input ->> 'workOrder' and run.operation = input ->> 'operation'
      and run.equipment_id = command.resource_of(session, input ->> 'resource')
    order by run.started_at desc limit 1));
  run operation_runs;
begin
  if run_id is null then
    perform command.refuse('not-found', format('Operation %s of work order %s does not run there. Start it first.',
      input ->> 'operation', input ->> 'workOrder'), 'operation');
  end if;
  run := jsonb_populate_record(null::operation_runs, command.row_to_change(session, 'operation_runs',
    input || jsonb_build_object('operationRunId', run_id), 'operationRunId'));
  if run.completed_at is not null then
    perform command.refuse('conflict', 'This operation run is complete. Correct its production reports instead.',
      case when input ->> 'operationRunId' is null then 'operation' else 'operationRunId' end, to_jsonb(run));
  end if;
  return run;
end;
$$;
comment on function command.operation_run_of is 'The open operation run that an input names: by operationRunId, or the latest by workOrder, operation and resource.';

create function command.order_of_work(session command_session, input jsonb) returns production_orders
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  product_code constant text := coalesce(input ->> 'productCode', input ->> 'workOrder');
  work production_orders;
begin
  insert into products (enterprise_id, code, name) select session.enterprise_id, product_code, product_code
  where not exists (
    select from production_orders known where known.enterprise_id = session.enterprise_id and known.code = input ->> 'workOrder')
  on conflict do nothing;
  insert into production_orders (enterprise_id, code, product_id, target_quantity)
  select session.enterprise_id, input ->> 'workOrder', product.id, (input ->> 'targetQuantity')::numeric
  from products product where product.enterprise_id = session.enterprise_id and product.code = product_code
  on conflict do nothing;
  select known.* into work from production_orders known
  where known.enterprise_id = session.enterprise_id and known.code = input ->> 'workOrder' for update;
  if work.status in ('completed', 'cancelled') then
    perform command.refuse_order_state(work, 'running');
  end if;
  return work;
end;
$$;
comment on function command.order_of_work is 'The production order of a work order. One that nobody has planned is made, of a product with the code productCode, else the work order''s.';

create function command.hold_rate(of_product_id int, on_id int, since timestamptz, rate numeric) returns void
  language sql
  set search_path = pg_catalog, public
as $$
  insert into product_rates as held (product_id, equipment_id, effective_from, ideal_rate_per_min)
  select of_product_id, on_id, since, rate
  where rate is distinct from (
    select known.ideal_rate_per_min from rates_of_product(of_product_id, on_id) known where known.holds @> since)
  on conflict (product_id, equipment_id, effective_from) do update set ideal_rate_per_min = excluded.ideal_rate_per_min;
$$;
comment on function command.hold_rate is 'Has a rate of a product hold from an instant on, unless it holds then.';

create function command.tell_state(run operation_runs, at timestamptz, told_state smallint) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  good_quality constant smallint := 192;
  not_known_any_more constant smallint := 500;
begin
  if has_signals(run.equipment_id) then
    return;
  end if;
  insert into equipment_values as told (equipment_id, time, state, quality)
  values (counting_equipment(run.equipment_id), at, told_state, case told_state when 0 then not_known_any_more else good_quality end)
  on conflict (equipment_id, time) do update set state = excluded.state, quality = excluded.quality;
end;
$$;
comment on function command.tell_state is 'Of a resource that no source tells the state of, the MES does: it executes from start to completion, and nobody knows before and after.';

create function command.refuse_running_operation(on_id int) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  running operation_runs;
begin
  select run.* into running from operation_runs run where run.equipment_id = on_id and run.completed_at is null;
  if running.id is not null then
    perform command.refuse('conflict', format('Operation %s of work order %s runs there since %s. Complete it first.',
      running.operation, running.work_order, running.started_at), 'resource', to_jsonb(running));
  end if;
end;
$$;
comment on function command.refuse_running_operation is 'Refuses to start an operation where one runs. The caller holds the row of the equipment.';

create function command.start_operation_run(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  at constant timestamptz := command.past_instant(input, 'at');
  on_id constant int := command.active_row(session, 'equipment', command.resource_of(session, input ->> 'resource'), 'resource') ->> 'id';
  executing constant smallint := 6;
  work production_orders;
  run operation_runs;
begin
  perform command.refuse_running_operation(on_id);
  work := command.order_of_work(session, input);
  if input ->> 'idealCycleSeconds' is not null then
    perform command.hold_rate(work.product_id, counting_equipment(on_id), at, 60 / (input ->> 'idealCycleSeconds')::numeric);
  end if;
  insert into operation_runs (
    enterprise_id, work_order, operation, equipment_id, production_order_run_id, planned_seconds, ideal_cycle_seconds, started_at)
  values (session.enterprise_id, work.code, input ->> 'operation', on_id, command.begin_run(session, work, on_id, at),
    (input ->> 'plannedSeconds')::numeric, (input ->> 'idealCycleSeconds')::numeric, at)
  returning * into run;
  perform command.tell_state(run, at, executing);
  return jsonb_build_object('operationRunId', run.id, 'orderId', work.id);
end;
$$;
comment on function command.start_operation_run is 'Starts an operation of a work order: workOrder, operation, resource, plannedSeconds, idealCycleSeconds, productCode, targetQuantity, at.';

create function command.take_back(session command_session, run operation_runs, quantity_field text, too_many numeric) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  why constant text := format('The MES counted operation %s of %s again.', run.operation, run.work_order);
  report jsonb;
  reported numeric;
  left_over numeric := too_many;
begin
  for report in
    select to_jsonb(made) from operation_run_reports link
    join production_reports made on made.id = link.production_report_id and made.cancelled_at is null
    where link.operation_run_id = run.id
    order by made.produced_at desc, made.id desc
  loop
    exit when left_over <= 0;
    reported := report ->> command.column_of(quantity_field);
    continue when reported = 0;
    if reported <= left_over and reported = (report ->> 'good_quantity')::numeric + (report ->> 'scrap_quantity')::numeric then
      perform command.cancel_production(session, jsonb_build_object('productionReportId', report -> 'id', 'why', why));
    else
      perform command.correct_production(session, jsonb_build_object('productionReportId', report -> 'id', 'why', why,
        quantity_field, greatest(reported - left_over, 0)));
    end if;
    left_over := left_over - reported;
  end loop;
end;
$$;
comment on function command.take_back is 'Takes units back that a run has reported too many of, from its newest reports.';

create function command.add_report(session command_session, run operation_runs, good numeric, scrap numeric, before timestamptz)
  returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  counting_id constant int := counting_equipment(run.equipment_id);
  counts_itself constant boolean := (select machine.counts_come_from = 'machine' from equipment machine where machine.id = counting_id);
  -- What a machine has counted is not reported again.
  good_told constant numeric := case when counts_itself then 0 else good end;
begin
  if good_told + scrap <= 0 then
    return;
  end if;
  insert into operation_run_reports (operation_run_id, production_report_id)
  select run.id, (command.report_production(session, jsonb_build_object('equipmentId', counting_id,
    'producedAt', counting_instant(run, before), 'goodQuantity', good_told, 'scrapQuantity', scrap,
    'isCountedByMachine', counts_itself)) ->> 'productionReportId')::bigint;
end;
$$;
comment on function command.add_report is 'Reports units of a run. Where a machine counts, its own count is the good one, and the MES tells which of those units are scrap.';

create function command.settle_run(session command_session, run operation_runs, input jsonb, before timestamptz) returns operation_runs
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  good_total constant numeric := coalesce(
    (input ->> 'goodTotal')::numeric, run.good_quantity + coalesce((input ->> 'goodDelta')::numeric, 0));
  scrap_total constant numeric := coalesce(
    (input ->> 'scrapTotal')::numeric, run.scrap_quantity + coalesce((input ->> 'scrapDelta')::numeric, 0));
  settled operation_runs;
begin
  if good_total < 0 or scrap_total < 0 then
    perform command.refuse('invalid-input', 'That would leave less than nothing. Send the total instead.',
      case when good_total < 0 then 'goodDelta' else 'scrapDelta' end);
  end if;
  perform command.take_back(session, run, 'goodQuantity', run.good_quantity - good_total);
  perform command.take_back(session, run, 'scrapQuantity', run.scrap_quantity - scrap_total);
  perform command.add_report(session, run, greatest(good_total - run.good_quantity, 0), greatest(scrap_total - run.scrap_quantity, 0), before);
  update operation_runs known set good_quantity = good_total, scrap_quantity = scrap_total
  where known.id = run.id
  returning * into settled;
  return settled;
end;
$$;
comment on function command.settle_run is 'Makes what a run has reported equal to what an input says: goodTotal and scrapTotal in all, or goodDelta and scrapDelta more than before.';

create function command.report_operation_run(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  at constant timestamptz := command.past_instant(input, 'at');
  run operation_runs := command.operation_run_of(session, input);
begin
  if at < run.started_at then
    perform command.refuse('invalid-input', format('The operation runs since %s. Give a later time.', run.started_at), 'at');
  end if;
  run := command.settle_run(session, run, input, at + interval '1 microsecond');
  return jsonb_build_object('operationRunId', run.id);
end;
$$;
comment on function command.report_operation_run is 'Reports what an operation run has made: the run, goodDelta and scrapDelta since its last word, or goodTotal and scrapTotal in all, at.';

create function command.complete_operation_run(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  at constant timestamptz := command.past_instant(input, 'at');
  run operation_runs := command.operation_run_of(session, input);
  work production_orders;
  nobody_knows constant smallint := 0;
  last_report timestamptz;
begin
  select max(made.produced_at) into last_report
  from operation_run_reports link join production_reports made on made.id = link.production_report_id and made.cancelled_at is null
  where link.operation_run_id = run.id;
  if at <= greatest(run.started_at, last_report) then
    perform command.refuse('invalid-input',
      format('The operation ran until %s at least. Give a later time.', greatest(run.started_at, last_report)), 'at');
  end if;
  run := command.settle_run(session, run, input, at);
  select known.* into work
  from production_order_runs ordered join production_orders known on known.id = ordered.production_order_id
  where ordered.id = run.production_order_run_id for update of known;
  perform command.end_runs(work, run.equipment_id, at,
    case when (input ->> 'completesOrder')::boolean then 'completed' else 'paused' end);
  update operation_runs known set completed_at = at where known.id = run.id;
  perform command.tell_state(run, at, nobody_knows);
  return jsonb_build_object('operationRunId', run.id, 'orderId', work.id);
end;
$$;
comment on function command.complete_operation_run is 'Completes an operation run: the run, its finals goodTotal and scrapTotal or last deltas, completesOrder when the work order has no further operation, at.';
