-- Stops of some machines that nobody has justified, newest first. $1 source topics, $2 now
select event.id::text as id, event.state, event.started_at as "startedAt", event.ended_at as "endedAt"
from equipment_events event
join packml_register source on source.equipment_id = event.equipment_id
where source.source_topic = any ($1::text[])
  and event.kind = 'stop'
  and event.downtime_reason_id is null
  and event.started_at > $2::timestamptz - interval '2 hours'
  and event.started_at <= $2::timestamptz
order by event.started_at desc
limit 500;
