-- Makes the rows of metrics seen for the first time, and answers the number of each in the order asked.
with asked as (
  select ordinal, equipment_id, name, unit, data_type
  from unnest($1::int[], $2::text[], $3::text[], $4::text[]) with ordinality
    as metric (equipment_id, name, unit, data_type, ordinal)
), made as (
  insert into metrics (equipment_id, name, unit, data_type)
  select distinct on (equipment_id, name) equipment_id, name, unit, data_type
  from asked
  order by equipment_id, name, ordinal desc
  on conflict (equipment_id, name) do update set
    unit = coalesce(excluded.unit, metrics.unit),
    data_type = excluded.data_type
  returning id, equipment_id, name
)
select made.id
from asked
join made using (equipment_id, name)
order by asked.ordinal
