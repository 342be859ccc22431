update hdb_catalog.hdb_version
set console_state = $1::jsonb
