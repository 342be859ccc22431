drop function command.remove_oee_target;
drop function command.end_oee_target;
drop function command.set_oee_target;
drop function command.refuse_foreign_site_area_or_equipment;
