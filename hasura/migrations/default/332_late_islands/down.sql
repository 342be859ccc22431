drop function late_islands(sample_span[]);
drop function seed_late_island(int, timestamptz, timestamptz, equipment_tails);
drop function seed_late_counters(derivation_island, equipment_tails);
drop function merge_late_spans(sample_span[]);
drop function late_span_start(sample_span);
drop function late_span_end(sample_span, equipment_tails);
drop function previous_sample_at(int, timestamptz);
