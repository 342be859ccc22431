do $discard$
declare
  statement text;
begin
  for statement in select name from pg_catalog.pg_prepared_statements where pg_catalog.starts_with(name, 'SCOPE')
  loop
    execute pg_catalog.format('deallocate %I', statement);
  end loop;
  execute 'close all';
  execute 'reset session authorization';
  execute 'reset role';
  execute 'reset all';
end
$discard$
