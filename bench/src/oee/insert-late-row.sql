insert into equipment_values (equipment_id, time, state) values ($1::int, $2::timestamptz, 11)
