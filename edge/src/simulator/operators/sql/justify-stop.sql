-- Justifies a stop as an operator of its enterprise would. $1 stop, $2 code of the reason, $3 note
select justify_stop(event.id, reason.id, $3::text, operator.id)
from equipment_events event
join equipment on equipment.id = event.equipment_id
join areas on areas.id = equipment.area_id
join sites on sites.id = areas.site_id
join downtime_reasons reason on reason.enterprise_id = sites.enterprise_id and reason.code = $2::text and reason.active
left join lateral (
  select users.id
  from users
  where users.enterprise_id = sites.enterprise_id and users.role = 'operator' and users.active
  order by (users.id::text || event.id::text) collate "C"
  limit 1
) operator on true
where event.id = $1::bigint and event.downtime_reason_id is null;
