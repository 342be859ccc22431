drop function data_age_seconds(equipment_overview);
drop view equipment_overview;
drop table packml_states;
