drop function oee_target_seconds_of_result;
drop function oee_target_of_shift;
drop function oee_target_of_result;
drop function shared_oee_target;
