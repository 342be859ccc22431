-- Notes down that the history of a line begins or is finished. $1 action, $2 first source topic, $3 and $4 its borders in
-- milliseconds since the epoch
insert into user_logs (enterprise_id, action, subject, subject_id, detail)
select sites.enterprise_id, $1::text, 'packml_register', $2::text,
  jsonb_build_object('from', $3::float8, 'to', $4::float8)
from packml_register source
join equipment on equipment.id = source.equipment_id
join areas on areas.id = equipment.area_id
join sites on sites.id = areas.site_id
where source.source_topic = $2::text;
