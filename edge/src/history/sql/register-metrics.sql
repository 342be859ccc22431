-- Makes the metrics of equipment known and returns their numbers. $1 equipment, $2 names, $3 units
with wanted as (
  select named.name, named.unit from unnest($2::text[], $3::text[]) named (name, unit)
), added as (
  insert into metrics (equipment_id, name, unit, data_type)
  select $1::int, wanted.name, wanted.unit, 'number' from wanted
  on conflict (equipment_id, name) do nothing
  returning id, name
)
select added.id, added.name from added
union all
select metrics.id, metrics.name from metrics join wanted on wanted.name = metrics.name where metrics.equipment_id = $1::int;
