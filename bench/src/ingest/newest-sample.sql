select extract(epoch from max(time)) * 1000 as newest_ms from equipment_values where equipment_id = (select min(id) from equipment)
