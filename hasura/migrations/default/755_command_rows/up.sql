-- What commands share that change rows which two people may have before them at once.
--
-- Such a row has a version, counted by a trigger (100). A command may say which version its user saw: another one is refused
-- with the row as it is now. Without it, what the user wants is done to whatever is there. A row of another enterprise, or of
-- a site that the session isn't confined to, is refused as one that is not there, so that numbers tell nothing.
--
-- Input has GraphQL's names (targetQuantity), columns have theirs (target_quantity); as_columns is the border.

create function command.noun_of(table_name text) returns text
  language sql immutable
  set search_path = pg_catalog, public
as $$
  select case table_name
    when 'packml_register' then 'source'
    when 'shift_calendars' then 'calendar'
    when 'production_orders' then 'order'
    when 'oee_targets' then 'OEE target'
    else replace(regexp_replace(table_name, 's$', ''), '_', ' ')
  end;
$$;
comment on function command.noun_of is 'What people call a row of a table.';

create function command.is_own(session command_session, owned jsonb) returns boolean
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  its_site_id int := coalesce(
    (owned ->> 'site_id')::int,
    (select areas.site_id from areas where areas.id = (owned ->> 'area_id')::int),
    (select areas.site_id from equipment join areas on areas.id = equipment.area_id
     where equipment.id = (owned ->> 'equipment_id')::int));
begin
  if owned ? 'enterprise_id' and (owned ->> 'enterprise_id')::int is distinct from session.enterprise_id then
    return false;
  end if;
  return case
    when its_site_id is null then owned ? 'enterprise_id'
    else exists (
      select from sites
      where sites.id = its_site_id and sites.enterprise_id = session.enterprise_id
        and (session.site_ids is null or sites.id = any (session.site_ids)))
  end;
end;
$$;
comment on function command.is_own is 'Whether a row is one of the session''s enterprise and sites, by whichever of enterprise_id, site_id, area_id and equipment_id it has. A row of no site is every site''s.';

create function command.own_row(session command_session, table_name text, row_id bigint, field text) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  found_row jsonb;
begin
  execute format('select to_jsonb(found) from public.%I found where found.id = $1 for no key update', table_name)
  into found_row using row_id;
  if found_row is null or not command.is_own(session, case table_name
      when 'sites' then found_row || jsonb_build_object('site_id', found_row -> 'id')
      when 'enterprises' then found_row || jsonb_build_object('enterprise_id', found_row -> 'id')
      else found_row end) then
    perform command.refuse('not-found', format('There is no %s %s. It may have gone meanwhile; reload the list.',
      command.noun_of(table_name), row_id), field);
  end if;
  return found_row;
end;
$$;
comment on function command.own_row is 'A row of the session''s enterprise by its id. Whoever else commands it waits. field: where the input names it.';

create function command.active_row(session command_session, table_name text, row_id bigint, field text) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  found_row constant jsonb := command.own_row(session, table_name, row_id, field);
begin
  if not (found_row ->> 'active')::boolean then
    perform command.refuse('conflict', format('The %s %s is retired. Choose another one, or take it into use again first.',
      command.noun_of(table_name), coalesce(found_row ->> 'code', found_row ->> 'name')), field, found_row);
  end if;
  return found_row;
end;
$$;
comment on function command.active_row is 'As own_row; a row that is retired is refused.';

create function command.row_to_change(session command_session, table_name text, input jsonb, field text) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  found_row constant jsonb := command.own_row(session, table_name, (input ->> field)::bigint, field);
begin
  if (input ->> 'version')::int <> (found_row ->> 'version')::int then
    perform command.refuse('conflict', format('Somebody has changed this %s meanwhile. Look at it as it is now, and try again.',
      command.noun_of(table_name)), 'version', found_row);
  end if;
  return found_row;
end;
$$;
comment on function command.row_to_change is 'As own_row; refused as a conflict when the row is not at the version that the input says.';

create function command.column_of(field text) returns text
  language sql immutable
return lower(regexp_replace(field, '([A-Z])', '_\1', 'g'));
comment on function command.column_of is 'The column that a field of an input is about.';

create function command.as_columns(input jsonb, variadic fields text[]) returns jsonb
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
begin
  return (
    select coalesce(jsonb_object_agg(command.column_of(field), input -> field), '{}') from unnest(fields) field where input ? field);
end;
$$;
comment on function command.as_columns is 'Those of some fields that an input has, as columns; what it does not have is not to be changed.';

create function command.insert_row(table_name text, columns jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  names constant text := (select string_agg(quote_ident(name), ', ') from jsonb_object_keys(columns) name);
  inserted jsonb;
begin
  execute format(
    'insert into public.%1$I as made (%2$s) select %2$s from jsonb_populate_record(null::public.%1$I, $1) returning to_jsonb(made)',
    table_name, names)
  into inserted using columns;
  return inserted;
end;
$$;
comment on function command.insert_row is 'Makes a row of some columns, the others as their defaults are.';

create function command.change_row(table_name text, row_id bigint, columns jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  names constant text := (select string_agg(quote_ident(name), ', ') from jsonb_object_keys(columns) name);
  changed jsonb;
begin
  if names is null then
    perform command.refuse('invalid-input', 'Nothing is to be changed. Give at least one field that is to become something else.');
  end if;
  execute format(
    'update public.%1$I changed set (%2$s) = (select %2$s from jsonb_populate_record(null::public.%1$I, $1) given)
     where changed.id = $2 returning to_jsonb(changed)',
    table_name, regexp_replace(names, ', $', ''))
  into changed using columns, row_id;
  return changed;
end;
$$;
comment on function command.change_row is 'Changes some columns of a row.';

create function command.refuse_foreign(session command_session, input jsonb, field text, table_name text) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  if input ->> field is not null then
    perform command.active_row(session, table_name, (input ->> field)::bigint, field);
  end if;
end;
$$;
comment on function command.refuse_foreign is 'Refuses an input whose field names a row that is retired or another enterprise''s.';

create function command.past_instant(input jsonb, field text) returns timestamptz
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  clocks_differ_by constant interval := interval '1 minute';
  instant constant timestamptz := coalesce((input ->> field)::timestamptz, now());
begin
  if instant > now() + clocks_differ_by then
    perform command.refuse('invalid-input', 'This time is yet to come. Give one that has passed, or none for now.', field);
  end if;
  return instant;
end;
$$;
comment on function command.past_instant is 'The time that a field says, now where it says none. The future is refused, but for what clocks differ by.';
