select to_regclass('hdb_catalog.event_log') is not null as is_there
