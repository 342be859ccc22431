copy andon_bench.equipment_values from stdin
