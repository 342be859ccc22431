update hdb_catalog.event_log
set locked = null
where locked is not null
    and not delivered
    and not error
    and not archived
    and extract(microseconds from locked)::int % 1000000 = any ($1)
