drop function spc_count_subgroups;
drop function spc_value_subgroups;
drop function spc_time_slices;
drop function spc_values;
drop function spc_cycle_times;
drop function spc_metric_values;
drop type spc_subgroup;
