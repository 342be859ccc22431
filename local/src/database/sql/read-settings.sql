select coalesce(pg_catalog.json_object_agg(name, setting), '{}')
from (
  select name, setting from pg_catalog.pg_settings where source = 'session'
  union all
  select 'session_authorization', session_user where session_user <> 'postgres'
  union all
  select 'role', pg_catalog.current_setting('role') where pg_catalog.current_setting('role') <> 'none'
  union all
  select name, pg_catalog.current_setting(name, true)
  from pg_catalog.unnest($1::text[]) as custom (name)
  where pg_catalog.current_setting(name, true) is not null
) as session_settings
