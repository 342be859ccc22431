drop trigger a_removed_source_is_derived_from on packml_register;
drop trigger a_changed_source_is_derived_from on packml_register;
drop trigger a_new_source_is_derived_from on packml_register;
drop trigger a_new_time_until_stale_is_derived_from on equipment;
drop function derive_again_for_source();
drop function derive_again_for_equipment();
drop function derive_equipment_again(int);
