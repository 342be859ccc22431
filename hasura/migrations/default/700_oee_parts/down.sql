drop function oee_count_parts;
drop function oee_unit_parts;
drop function oee_no_data_parts;
drop function oee_stop_parts;
drop function oee_schedule_parts;
drop type oee_part;
