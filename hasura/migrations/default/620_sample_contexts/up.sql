-- Which order, product and shift a row belongs to. Looked up whenever it is asked, never written at arrival: orders and
-- calendars are corrected later, and late rows belong to what was running then.

create function context_at(
  equipment_id int, at timestamptz, out production_order_run_id int, out production_order_id int, out product_id int,
  out shift_instance_id bigint, out business_day date, out shift_name text, out team_id int
)
  language sql stable
  set search_path = pg_catalog, public
as $$
  select run.id, production_order.id, production_order.product_id,
    shift.shift_instance_id, shift.business_day, shift.name, shift.team_id
  from equipment asked
  left join lateral (
    select running.id, running.production_order_id
    from production_order_runs running
    where running.equipment_id in (asked.id, asked.parent_id)
      and running.started_at <= context_at.at
      and (running.ended_at > context_at.at or running.ended_at is null)
    order by running.equipment_id = asked.id desc
    limit 1
  ) run on true
  left join production_orders production_order on production_order.id = run.production_order_id
  left join lateral (
    select worked.* from equipment_shifts worked
    where worked.equipment_id = asked.id
      and worked.begins_at > context_at.at - interval '25 hours' and worked.begins_at <= context_at.at
      and worked.started_at <= context_at.at and worked.ended_at > context_at.at
    limit 1
  ) shift on true
  where asked.id = context_at.equipment_id;
$$;
comment on function context_at is 'The order run, order, product and shift of equipment at an instant, by what orders and calendars say now. The equipment''s own run counts before its line''s.';

create view equipment_values_in_context as
select
  v.equipment_id, v.time, v.state, v.mode, v.speed, v.produced, v.scrap, v.produced_counter, v.scrap_counter, v.quality,
  context.production_order_run_id, context.production_order_id, context.product_id,
  context.shift_instance_id, context.business_day, context.shift_name, context.team_id
from equipment_values v
cross join lateral context_at(v.equipment_id, v.time) context;
comment on view equipment_values_in_context is 'Samples with the order, product and shift that they belong to. Ask for a range of time.';

create view telemetry_in_context as
select
  measured.metric_id, metric.equipment_id, metric.name, metric.unit, measured.time,
  measured.value, measured.text_value, measured.boolean_value, measured.quality,
  context.production_order_run_id, context.production_order_id, context.product_id,
  context.shift_instance_id, context.business_day, context.shift_name, context.team_id
from telemetry measured
join metrics metric on metric.id = measured.metric_id
cross join lateral context_at(metric.equipment_id, measured.time) context;
comment on view telemetry_in_context is 'Measurements with the order, product and shift that they belong to. Ask for a range of time.';

do $$
declare
  context constant jsonb := jsonb_build_object(
    'production_order_run_id', 'The order run that was on the equipment; null when none.',
    'production_order_id', 'The order that ran; null when none.',
    'product_id', 'The product that was made; null when none.',
    'shift_instance_id', 'The shift that took place; null outside of shifts.',
    'business_day', 'Local date on which that shift starts.',
    'shift_name', 'Name of that shift.',
    'team_id', 'The team that worked; null when the calendar rotates none.');
  described record;
begin
  for described in
    select seen.attrelid::regclass as view, seen.attname as name,
      coalesce(context ->> seen.attname, col_description(base.attrelid, base.attnum)) as comment
    from (values ('equipment_values_in_context', array['equipment_values']), ('telemetry_in_context', array['telemetry', 'metrics']))
      as listed (view, tables)
    join pg_attribute seen on seen.attrelid = listed.view::regclass and seen.attnum > 0
    left join pg_attribute base on base.attrelid = any (listed.tables::regclass[]) and base.attname = seen.attname
  loop
    execute format('comment on column %s.%I is %L', described.view, described.name, described.comment);
  end loop;
end;
$$;
