drop function command.refuse_foreign_stop;
drop function command.refuse_foreign_equipment;
drop function command.is_own_equipment;
drop function command.is_own_site;
