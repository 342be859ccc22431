-- Commands for products and their rates.

create function command.create_product(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  return jsonb_build_object('productId', command.insert_row('products', command.as_columns(input, 'code', 'name', 'unit')
    || jsonb_build_object('enterprise_id', session.enterprise_id)) -> 'id');
end;
$$;
comment on function command.create_product is 'Adds a product: code, name, unit.';

create function command.change_product(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  product constant jsonb := command.row_to_change(session, 'products', input, 'productId');
begin
  perform command.change_row('products', (product ->> 'id')::int, command.as_columns(input, 'code', 'name', 'unit', 'active'));
  return jsonb_build_object('productId', product -> 'id');
end;
$$;
comment on function command.change_product is 'Changes a product: productId, and any of code, name, unit, active (false retires it).';

create function command.rate_to_change(session command_session, input jsonb) returns product_rates
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  rate product_rates;
begin
  perform command.own_row(session, 'equipment', (input ->> 'equipmentId')::int, 'equipmentId');
  perform command.own_row(session, 'products', (input ->> 'productId')::int, 'productId');
  select known.* into rate from product_rates known
  where known.product_id = (input ->> 'productId')::int and known.equipment_id = (input ->> 'equipmentId')::int
    and known.effective_from = coalesce((input ->> 'effectiveFrom')::timestamptz, '-infinity')
  for no key update;
  if (input ->> 'version')::int is distinct from rate.version and input ->> 'version' is not null then
    perform command.refuse('conflict', 'Somebody has changed or removed this rate meanwhile. Look at it as it is now, and try again.',
      'version', to_jsonb(rate));
  end if;
  return rate;
end;
$$;
comment on function command.rate_to_change is 'The rate that an input names by productId, equipmentId and effectiveFrom (without it the one that has always held), at the version that it says; null when there is none.';

create function command.set_product_rate(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.rate_to_change(session, input);
  insert into product_rates (product_id, equipment_id, effective_from, ideal_rate_per_min, units_per_cycle)
  values ((input ->> 'productId')::int, (input ->> 'equipmentId')::int, coalesce((input ->> 'effectiveFrom')::timestamptz, '-infinity'),
    (input ->> 'idealRatePerMin')::numeric, coalesce((input ->> 'unitsPerCycle')::numeric, 1))
  on conflict on constraint a_product_has_one_rate_per_equipment_from_a_time_on do update set
    ideal_rate_per_min = excluded.ideal_rate_per_min, units_per_cycle = excluded.units_per_cycle;
  return jsonb_build_object('productId', input -> 'productId', 'equipmentId', input -> 'equipmentId');
end;
$$;
comment on function command.set_product_rate is 'Says how fast equipment ideally makes a product from a time on: productId, equipmentId, effectiveFrom, idealRatePerMin, unitsPerCycle. What was made earlier keeps the earlier rate.';

create function command.remove_product_rate(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  rate product_rates := command.rate_to_change(session, input);
begin
  if rate.product_id is null then
    perform command.refuse('not-found', 'There is no rate from that time on. Reload the list.', 'effectiveFrom');
  end if;
  delete from product_rates known
  where (known.product_id, known.equipment_id, known.effective_from) = (rate.product_id, rate.equipment_id, rate.effective_from);
  return jsonb_build_object('productId', rate.product_id, 'equipmentId', rate.equipment_id);
end;
$$;
comment on function command.remove_product_rate is 'Takes a rate back, so that the earlier one holds: productId, equipmentId, effectiveFrom.';
