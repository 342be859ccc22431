do $deallocate$
declare
  statement text;
begin
  for statement in select name from pg_catalog.pg_prepared_statements where pg_catalog.starts_with(name, 'SCOPE')
  loop
    execute pg_catalog.format('deallocate %I', statement);
  end loop;
end
$deallocate$
