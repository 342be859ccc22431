drop trigger new_equipment_has_a_status on equipment;
drop function add_equipment_status();
drop table equipment_status;
