drop function apply_intervals(derivation_island[], state_step[]);
