select hdb_catalog.end_announcing($1::oid::regclass);
