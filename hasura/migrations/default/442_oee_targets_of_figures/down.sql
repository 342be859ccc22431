drop function oee_target_of_shift;
drop function oee_target_of_result;
