drop view equipment_shifts;
