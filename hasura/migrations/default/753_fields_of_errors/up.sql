-- Commands, step 2b: which field of its input a command is refused for, when a constraint or a trigger refuses it.
--
-- Fields are called as columns are (target_quantity is targetQuantity). A constraint or unique index is about the columns that
-- it depends on; of those that the input names the last one is told: of a name that is unique within an area, the name.
-- A trigger tells the column in its error (raise … using column).

create function command.field_named(column_name text) returns text
  language sql immutable
  set search_path = pg_catalog, public
as $$
  select string_agg(case number when 1 then word else initcap(word) end, '' order by number)
  from regexp_split_to_table(column_name, '_') with ordinality as words (word, number);
$$;
comment on function command.field_named is 'The field of an input that is about a column.';

create function command.columns_of_rule(table_name text, rule_name text) returns setof text
  language sql stable
  set search_path = pg_catalog, public
as $$
  select attname::text
  from pg_class known
  join pg_attribute on attrelid = known.oid and attnum > 0
  where known.relname = columns_of_rule.table_name and known.relnamespace = 'public'::regnamespace
    and exists (
      select from pg_depend
      where refclassid = 'pg_class'::regclass and refobjid = known.oid and refobjsubid = attnum
        and (classid, objid) in (
          select 'pg_constraint'::regclass, rule.oid from pg_constraint rule
          where rule.conrelid = known.oid and rule.conname = rule_name
          union all
          select 'pg_class'::regclass, index.indexrelid from pg_index index
          where index.indrelid = known.oid and index.indexrelid::regclass::text = quote_ident(rule_name)))
  order by attnum;
$$;
comment on function command.columns_of_rule is 'The columns that a constraint or a unique index of a table is about, in the order of the table.';

create function command.field_of_error(input jsonb, table_name text, rule_name text, column_name text) returns text
  language sql stable
  set search_path = pg_catalog, public
as $$
  with named as (
    select command.field_named(name) as field, number
    from unnest(array(select command.columns_of_rule(table_name, rule_name)) || nullif(column_name, '')) with ordinality listed (name, number)
  )
  select field from named where input ? field order by input ->> field is not null desc, number desc limit 1;
$$;
comment on function command.field_of_error is 'The field of an input that an error is about, by the table, the constraint or index and the column that it names; null when it is about none.';
