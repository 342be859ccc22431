insert into hdb_catalog.schema_migrations (version, dirty) values ($1, false);
