drop function drop_empty_sums(derivation_island[]);
drop function work_out_islands(derivation_island[], equipment_count_sums[]);
drop function clear_late_counts(derivation_island[]);
drop type state_step;
