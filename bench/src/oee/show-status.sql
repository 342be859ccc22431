select * from equipment_status
