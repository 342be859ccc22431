-- Stops of history that nobody has justified. $1 equipment, $2 and $3 begin and end of history in ms since the epoch
select event.id::text as id, event.state, event.started_at as "startedAt", event.ended_at as "endedAt"
from equipment_events event
where event.equipment_id = $1::int and event.kind = 'stop' and event.downtime_reason_id is null
  and event.started_at >= to_timestamp($2::float8 / 1000)
  and event.ended_at < to_timestamp($3::float8 / 1000)
order by event.started_at;
