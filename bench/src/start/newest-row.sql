select count(*) as rows from equipment_values where time >= to_timestamp($1::double precision / 1000)
