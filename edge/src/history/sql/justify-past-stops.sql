-- What operators said about stops of the past, a few minutes after each began. $1 equipment, $2 stops, $3 codes of
-- reasons, $4 notes
with place as (
  select sites.enterprise_id
  from equipment
  join areas on areas.id = equipment.area_id
  join sites on sites.id = areas.site_id
  where equipment.id = $1::int
), operator as (
  select users.id, row_number() over (order by users.name) - 1 as number, count(*) over () as people
  from users
  join place on place.enterprise_id = users.enterprise_id
  where users.role = 'operator'
)
update equipment_events event set
  downtime_reason_id = reason.id,
  note = judged.note,
  justified_by = (select operator.id from operator where operator.number = judged.stop_id % operator.people),
  justified_at = event.started_at + interval '3 minutes'
from unnest($2::bigint[], $3::text[], $4::text[]) judged (stop_id, reason_code, note)
cross join place
join downtime_reasons reason on reason.enterprise_id = place.enterprise_id and reason.code = judged.reason_code
where event.id = judged.stop_id;
