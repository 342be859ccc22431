insert into hdb_catalog.applied_seeds (name) values ($1);
