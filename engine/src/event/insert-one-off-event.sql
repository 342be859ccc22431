insert into hdb_catalog.hdb_scheduled_events (
    webhook_conf, scheduled_time, retry_conf, payload, header_conf, comment
)
values ($1, $2, $3, $4, $5, $6)
returning id
