select hdb_catalog.sync_event_triggers($1::jsonb)
