drop view equipment_settings;
drop table oee_results;
