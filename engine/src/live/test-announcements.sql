select pg_notify('hdb_catalog_changes', $1);
