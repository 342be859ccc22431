drop function restate_shift;
drop function note_differences;
drop function work_out_shift;
drop function reported_figures;
drop table restatements;
drop table shift_figures;
