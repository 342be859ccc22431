update hdb_catalog.event_log
set locked = null
where locked is not null and not delivered and ($1::text[] is null or id = any ($1))
