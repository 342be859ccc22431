select pg_catalog.json_object_agg(name, setting)
from pg_catalog.pg_settings
where name in (
  'application_name', 'client_encoding', 'DateStyle', 'default_transaction_read_only', 'in_hot_standby',
  'integer_datetimes', 'IntervalStyle', 'is_superuser', 'scram_iterations', 'server_encoding', 'server_version',
  'session_authorization', 'standard_conforming_strings', 'TimeZone'
)
