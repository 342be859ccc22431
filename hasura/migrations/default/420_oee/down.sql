drop function oee;
drop function oee_group_settings;
drop function oee_group_name;
