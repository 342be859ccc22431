select id::int from equipment_events
where equipment_id = any ($1) and ended_at is not null and downtime_reason_id is null
order by started_at, equipment_id;
