drop view v_oee_shift_real;
drop view v_runtime_per_shift;
drop view v_quality_per_shift;
drop view shifts_of_equipment;
