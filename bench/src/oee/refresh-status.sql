select refresh_equipment_status()
