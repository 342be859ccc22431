drop view equipment_overview;
drop table packml_states;
