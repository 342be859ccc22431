-- Edits by people and planners that change figures: each touches the time whose figures it decides. Stops do so in 352.

create function touch_by_production() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(report.equipment_id, tstzrange(report.produced_at, report.produced_at, '[]'), 'edit',
    coalesce(acting_user(), report.reported_by))
  from changed report;
  return null;
end;
$$;
comment on function touch_by_production is 'After production was reported, corrected or cancelled.';

create function touch_by_stop_facts() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretches(array(
    select row(null, fact.equipment_id, fact.span, 'edit', coalesce(acting_user(), edit.made_by), null)::touched_stretches
    from changed fact
    join stop_edits edit on edit.id = coalesce(fact.withdrawn_by_id, fact.edit_id)
    -- A reason that holds changes figures with the stops that get it, which touch their own time (352).
    where fact.downtime_reason_id is null or fact.withdrawn_by_id is not null));
  return null;
end;
$$;
comment on function touch_by_stop_facts is 'After people said something about stops, or took it back: a stop added where there is no data makes known what was unknown.';

create function touch_by_scrap_reasons() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(report.equipment_id, tstzrange(report.produced_at, report.produced_at, '[]'), 'edit')
  from production_reports report
  where report.scrap_reason_id = new.id;
  return null;
end;
$$;
comment on function touch_by_scrap_reasons is 'After a scrap reason got another loss category.';

create function touch_by_order_runs() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretches(array(
    select row(null, machine.id, tstzrange(run.started_at, run.ended_at), 'edit', acting_user(), null)::touched_stretches
    from changed run
    join equipment machine on run.equipment_id in (machine.id, machine.parent_id)));
  return null;
end;
$$;
comment on function touch_by_order_runs is 'After order runs came, went or moved: they decide the product, and so the ideal rate, of their equipment and its machines.';

create function touch_by_orders() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(machine.id, tstzrange(run.started_at, run.ended_at), 'edit')
  from production_order_runs run
  join equipment machine on run.equipment_id in (machine.id, machine.parent_id)
  where run.production_order_id = new.id;
  return null;
end;
$$;
comment on function touch_by_orders is 'After an order got another product.';

create function touch_by_product_rates() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(machine.id, tstzrange(run.started_at, run.ended_at), 'edit')
  from changed rate
  join equipment machine on machine.id = rate.equipment_id
  join production_order_runs run on run.equipment_id in (machine.id, machine.parent_id)
  join production_orders production_order on production_order.id = run.production_order_id
    and production_order.product_id = rate.product_id;
  return null;
end;
$$;
comment on function touch_by_product_rates is 'After rates of products changed: all runs of the product on the equipment.';

create function touch_by_downtime_reasons() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(stop.equipment_id, tstzrange(stop.started_at, stop.ended_at), 'edit')
  from equipment_events stop
  where stop.downtime_reason_id = new.id;
  return null;
end;
$$;
comment on function touch_by_downtime_reasons is 'After a downtime reason became planned or unplanned, or got another loss category: all its stops.';

create function touch_by_equipment() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(new.id, '(,)', 'edit');
  return null;
end;
$$;
comment on function touch_by_equipment is 'After a setting of equipment changed that decides its figures, at any time.';

create function touch_by_enterprises() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(machine.id, '(,)', 'edit')
  from sites
  join areas on areas.site_id = sites.id
  join equipment machine on machine.area_id = areas.id
  where sites.enterprise_id = new.id;
  return null;
end;
$$;
comment on function touch_by_enterprises is 'After a setting of an enterprise changed that decides what counts as what.';

do $$
declare
  source record;
begin
  for source in
    select * from (values
      ('production_reports', 'touch_by_production'),
      ('stop_facts', 'touch_by_stop_facts'),
      ('production_order_runs', 'touch_by_order_runs'),
      ('product_rates', 'touch_by_product_rates')
    ) as sources (table_name, function_name)
  loop
    execute format(
      'create trigger inserted_rows_touch_figures after insert on %1$I referencing new table as changed
         for each statement execute function %2$I();
       create trigger updated_rows_touch_figures_as_they_were after update on %1$I referencing old table as changed
         for each statement execute function %2$I();
       create trigger updated_rows_touch_figures_as_they_are after update on %1$I referencing new table as changed
         for each statement execute function %2$I();
       create trigger deleted_rows_touch_figures after delete on %1$I referencing old table as changed
         for each statement execute function %2$I();',
      source.table_name, source.function_name);
  end loop;
end;
$$;

create trigger another_loss_category_touches_figures
  after update of loss_category on scrap_reasons
  for each row when (old.loss_category <> new.loss_category) execute function touch_by_scrap_reasons();

create trigger another_product_touches_figures
  after update of product_id on production_orders
  for each row when (old.product_id <> new.product_id) execute function touch_by_orders();

create trigger another_kind_of_loss_touches_figures
  after update of is_planned, loss_category on downtime_reasons
  for each row when ((old.is_planned, old.loss_category) is distinct from (new.is_planned, new.loss_category))
  execute function touch_by_downtime_reasons();

-- Which machine stands for its line changes nothing that is kept: a line's figures are put together when they are asked for.
create trigger other_settings_touch_figures
  after update on equipment
  for each row when (
    (old.ideal_rate_per_min, old.units_per_cycle, old.micro_stop_seconds, old.micro_stop_cycles, old.stale_after_seconds, old.parent_id, old.area_id)
      is distinct from
    (new.ideal_rate_per_min, new.units_per_cycle, new.micro_stop_seconds, new.micro_stop_cycles, new.stale_after_seconds, new.parent_id, new.area_id))
  execute function touch_by_equipment();

create trigger other_settings_touch_figures
  after update of no_data_counts_as, micro_stop_counts_as on enterprises
  for each row when (
    (old.no_data_counts_as, old.micro_stop_counts_as) is distinct from (new.no_data_counts_as, new.micro_stop_counts_as))
  execute function touch_by_enterprises();
