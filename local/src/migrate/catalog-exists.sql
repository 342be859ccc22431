select to_regclass('hdb_catalog.schema_migrations') is not null as "exists";
