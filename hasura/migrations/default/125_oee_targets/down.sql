drop function oee_target_of_equipment;
drop function oee_target_of_place;
drop table oee_targets;
drop function refuse_target_of_foreign_place();
