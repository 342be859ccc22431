drop view v_oee_shift_real;
drop view v_runtime_per_shift;
drop view v_quality_per_shift;
drop view oee_of_shifts;
drop view shift_figures_up_to_date;
drop view shifts_of_equipment;
