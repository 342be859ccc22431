select name from hdb_catalog.applied_seeds;
