-- Samples by columns; a sample that is there already stays as it is. Times in milliseconds since the epoch.
insert into equipment_values (equipment_id, time, state, mode, speed, produced_counter, scrap_counter)
select sample.equipment_id, to_timestamp(sample.time_ms / 1000), sample.state, sample.mode, sample.speed,
  sample.produced_counter, sample.scrap_counter
from unnest($1::int[], $2::float8[], $3::smallint[], $4::smallint[], $5::float8[], $6::numeric[], $7::numeric[])
  sample (equipment_id, time_ms, state, mode, speed, produced_counter, scrap_counter)
on conflict (equipment_id, time) do nothing;
