with wall as (
  insert into areas (site_id, name)
  select min(sites.id), 'Wall' from sites
  join enterprises on enterprises.id = sites.enterprise_id
  where enterprises.name = 'Simulator Corp'
  having min(sites.id) is not null
  returning id
), machines as (
  insert into equipment (area_id, kind, name, ideal_rate_per_min, micro_stop_seconds)
  select wall.id, 'machine', name, 120, 60 from wall cross join unnest($1::text[]) name
  returning id, name
), sources as (
  insert into packml_register (source_topic, equipment_id)
  select $2 || '/' || machines.name, machines.id from machines
)
select wall.id as area_id from wall
