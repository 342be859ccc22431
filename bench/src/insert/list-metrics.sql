select equipment_id, name, id from metrics
