drop function oee;
drop view equipment_settings;
drop function oee_group_name;
drop table oee_results;
