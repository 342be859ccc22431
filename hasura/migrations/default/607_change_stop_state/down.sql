drop function machine_part_of;
drop function name_machine_part;
drop function change_stop_state;
