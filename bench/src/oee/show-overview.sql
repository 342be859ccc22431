select * from equipment_overview
