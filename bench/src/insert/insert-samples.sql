insert into equipment_values (equipment_id, time, state, mode, speed, produced_counter, scrap_counter)
select equipment_id, to_timestamp(time_ms / 1000.0), state, mode, speed, produced_counter, scrap_counter
from unnest($1::int[], $2::double precision[], $3::smallint[], $4::smallint[], $5::double precision[], $6::numeric[], $7::numeric[])
  as sample (equipment_id, time_ms, state, mode, speed, produced_counter, scrap_counter)
