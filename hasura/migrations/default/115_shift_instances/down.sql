drop table equipment_calendars;
drop table shift_instance_breaks;
drop table shift_instances;
