update hdb_catalog.hdb_version
set cli_state = $1::jsonb
