delete from hdb_catalog.schema_migrations where version = $1;
