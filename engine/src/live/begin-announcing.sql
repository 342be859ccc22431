select hdb_catalog.begin_announcing($1::oid::regclass);
