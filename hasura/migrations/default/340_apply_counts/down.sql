drop function apply_counts(derivation_island[], equipment_counts[]);
