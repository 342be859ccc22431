-- The last sample of history, in milliseconds since the epoch; null when there is none. $1 equipment, $2 end of history
select extract(epoch from v.time)::float8 * 1000 as "lastAt"
from equipment_values v
where v.equipment_id = $1::int and v.time < to_timestamp($2::float8 / 1000)
order by v.time desc
limit 1;
