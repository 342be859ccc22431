-- Import of orders, such as from an ERP: all of them or none.

create function command.faults_of_import(session command_session, orders jsonb)
  returns table (path text, fault text)
  language sql stable
  set search_path = pg_catalog, public
as $$
  with given as (
    select number - 1 as index, entry ->> 'code' as code, entry ->> 'productCode' as product_code
    from jsonb_array_elements(orders) with ordinality listed (entry, number)
  )
  select format('orders.%s.%s', given.index, faulty.field), faulty.fault
  from given
  left join products on products.enterprise_id = session.enterprise_id and products.code = given.product_code
  left join production_orders known on known.enterprise_id = session.enterprise_id and known.code = given.code
  cross join lateral (values
    ('productCode', case when products.id is null then format('there is no product %s', given.product_code)
      when not products.active then format('the product %s is retired', given.product_code) end),
    ('code', case when known.status not in ('planned', 'released') then format('order %s is %s already', given.code, known.status) end),
    ('code', case when exists (select from given earlier where earlier.code = given.code and earlier.index < given.index)
      then format('order %s stands in the list before', given.code) end)
  ) faulty (field, fault)
  where faulty.fault is not null
  order by given.index;
$$;
comment on function command.faults_of_import is 'What is wrong with orders that are to be imported, by index and field.';

create function command.refuse_faulty_import(session command_session, orders jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  most_told constant int := 20;
  faults record;
begin
  select count(*) as number, min(fault.path) filter (where fault.n = 1) as first_path,
    string_agg(format('%s: %s', fault.path, fault.fault), '; ' order by fault.n) filter (where fault.n <= most_told) as told
  into faults
  from (select row_number() over () as n, found.* from command.faults_of_import(session, orders) found) fault;
  if faults.number > 0 then
    perform command.refuse('invalid-input', format('Nothing was imported. Mend this and send all of it again: %s%s.', faults.told,
      case when faults.number > most_told then format('; and %s more', faults.number - most_told) end), faults.first_path);
  end if;
end;
$$;
comment on function command.refuse_faulty_import is 'Refuses an import that has faults, and names the first twenty of them.';

create function command.import_orders(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  ids int[];
  created int;
begin
  -- Two imports of the same orders take turns.
  perform pg_advisory_xact_lock(hashtextextended(format('order import %s', session.enterprise_id), 0));
  perform from production_orders known
  where known.enterprise_id = session.enterprise_id
    and known.code in (select entry ->> 'code' from jsonb_array_elements(input -> 'orders') entry)
  order by known.id for no key update;
  perform command.refuse_faulty_import(session, input -> 'orders');
  with written as (
    insert into production_orders as known (enterprise_id, code, product_id, target_quantity, due_at, planned_set_up_seconds)
    select session.enterprise_id, given.code, products.id, given."targetQuantity", given."dueAt", given."plannedSetUpSeconds"
    from jsonb_to_recordset(input -> 'orders') given (
      code text, "productCode" text, "targetQuantity" numeric, "dueAt" timestamptz, "plannedSetUpSeconds" numeric)
    join products on products.enterprise_id = session.enterprise_id and products.code = given."productCode"
    on conflict on constraint a_production_order_has_a_unique_code_within_its_enterprise do update set
      product_id = excluded.product_id, target_quantity = excluded.target_quantity, due_at = excluded.due_at,
      planned_set_up_seconds = excluded.planned_set_up_seconds
    returning known.id, known.xmax = 0 as is_new
  )
  select array_agg(written.id order by written.id), count(*) filter (where written.is_new) into ids, created from written;
  return jsonb_build_object('orderIds', to_jsonb(ids), 'created', created, 'updated', cardinality(ids) - created);
end;
$$;
comment on function command.import_orders is 'Plans orders, and changes those of the same code that have not started: orders, each with code, productCode, targetQuantity, dueAt, plannedSetUpSeconds. One fault refuses all.';
