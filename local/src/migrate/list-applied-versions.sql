select version::integer as version from hdb_catalog.schema_migrations order by version;
