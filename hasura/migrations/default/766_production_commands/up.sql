-- Commands for production reports. 160 tells how a unit counts once, whoever counts it.

create function command.refuse_counting_twice(made_on jsonb, report production_reports) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if report.is_counted_by_machine and report.good_quantity > 0 then
    perform command.refuse('invalid-input', format(
      '%s counts its good units itself, so they would count twice. Report its scrap alone, or say that isCountedByMachine is false for units that it has missed.',
      made_on ->> 'name'), 'goodQuantity');
  end if;
end;
$$;
comment on function command.refuse_counting_twice is 'Refuses to report good units that a machine has counted.';

create function command.equipment_of_report(session command_session, input jsonb, at timestamptz) returns int
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  on_ids int[];
  asked_id constant int := (input ->> 'equipmentId')::int;
begin
  if input ->> 'orderId' is null then
    return asked_id;
  end if;
  perform command.own_row(session, 'production_orders', (input ->> 'orderId')::int, 'orderId');
  on_ids := array(
    select run.equipment_id from production_order_runs run
    where run.production_order_id = (input ->> 'orderId')::int and run.started_at <= at and (run.ended_at > at or run.ended_at is null));
  if asked_id is null and cardinality(on_ids) = 1 then
    return on_ids[1];
  elsif asked_id is null then
    perform command.refuse('invalid-input', format('The order ran on %s pieces of equipment then. Say which one made the units.',
      cardinality(on_ids)), 'equipmentId');
  elsif not exists (select from equipment made_on where made_on.id = asked_id and on_ids && array[made_on.id, made_on.parent_id]) then
    perform command.refuse('invalid-input', 'The order did not run there at that time, so the units would count for another one. Correct the time, the equipment or the order.', 'orderId');
  end if;
  return asked_id;
end;
$$;
comment on function command.equipment_of_report is 'The equipment that made reported units: the one named, else the one on which the order ran. Which order units count for follows from when they were made, as of units that machines count.';

create function command.report_production(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  made_at constant timestamptz := command.past_instant(input, 'producedAt');
  made_on jsonb := command.active_row(session, 'equipment', command.equipment_of_report(session, input, made_at), 'equipmentId');
  columns jsonb := command.as_columns(input, 'goodQuantity', 'scrapQuantity', 'scrapReasonId', 'note')
    || jsonb_build_object(
      'equipment_id', made_on -> 'id', 'produced_at', made_at, 'reported_by', session.user_id,
      'is_counted_by_machine', coalesce((input ->> 'isCountedByMachine')::boolean, made_on ->> 'counts_come_from' = 'machine'));
begin
  perform command.refuse_foreign(session, input, 'scrapReasonId', 'scrap_reasons');
  perform command.refuse_counting_twice(made_on, jsonb_populate_record(null::production_reports, columns));
  return jsonb_build_object('productionReportId', command.insert_row('production_reports', columns) -> 'id');
end;
$$;
comment on function command.report_production is 'Reports units: equipmentId or orderId, or both; producedAt, goodQuantity, scrapQuantity, scrapReasonId, note, isCountedByMachine (without it as counts_come_from of the equipment says).';

create function command.report_to_change(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  report constant jsonb := command.row_to_change(session, 'production_reports', input, 'productionReportId');
begin
  if report ->> 'cancelled_at' is not null then
    perform command.refuse('conflict', 'This report is cancelled. Report the units anew.', 'productionReportId', report);
  end if;
  return report;
end;
$$;
comment on function command.report_to_change is 'The report that an input names; one that is cancelled is refused.';

create function command.keep_correction(session command_session, input jsonb, said_before jsonb, said_after jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  correction_id bigint;
begin
  insert into production_corrections (production_report_id, corrected_by, why, said_before, said_after)
  values ((said_after ->> 'id')::bigint, session.user_id, input ->> 'why',
    (select jsonb_object_agg(old.key, old.value) from jsonb_each(said_before) old
     where old.value <> said_after -> old.key and old.key not in ('version', 'counted_units', 'counted_scrap')),
    (select jsonb_object_agg(new.key, new.value) from jsonb_each(said_after) new
     where new.value <> said_before -> new.key and new.key not in ('version', 'counted_units', 'counted_scrap')))
  returning id into correction_id;
  return jsonb_build_object('productionReportId', said_after -> 'id', 'correctionId', correction_id);
end;
$$;
comment on function command.keep_correction is 'Keeps what a report said before it was changed: only what differs.';

create function command.correct_production(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  said_before constant jsonb := command.report_to_change(session, input);
  columns jsonb := command.as_columns(input, 'goodQuantity', 'scrapQuantity', 'scrapReasonId', 'note', 'producedAt', 'isCountedByMachine');
begin
  perform command.past_instant(input, 'producedAt');
  perform command.refuse_foreign(session, input, 'scrapReasonId', 'scrap_reasons');
  perform command.refuse_counting_twice(
    (select to_jsonb(equipment) from equipment where equipment.id = (said_before ->> 'equipment_id')::int),
    jsonb_populate_record(jsonb_populate_record(null::production_reports, said_before), columns));
  if to_jsonb(jsonb_populate_record(jsonb_populate_record(null::production_reports, said_before), columns)) = said_before then
    perform command.refuse('invalid-input', 'The report says so already. Give at least one field that was wrong.');
  end if;
  return command.keep_correction(session, input, said_before,
    command.change_row('production_reports', (said_before ->> 'id')::bigint, columns));
end;
$$;
comment on function command.correct_production is 'Corrects a report: productionReportId, why, and any of goodQuantity, scrapQuantity, scrapReasonId, note, producedAt, isCountedByMachine. What it said before is kept.';

create function command.cancel_production(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  said_before constant jsonb := command.report_to_change(session, input);
begin
  return command.keep_correction(session, input, said_before,
    command.change_row('production_reports', (said_before ->> 'id')::bigint, jsonb_build_object('cancelled_at', clock_timestamp())));
end;
$$;
comment on function command.cancel_production is 'Cancels a report, so that figures are as if it had never been made: productionReportId, why.';
