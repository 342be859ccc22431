drop function derive_spans(sample_span[], sample_span[]);
drop function derive_islands(derivation_island[]);
drop function advance_tails(equipment_tails[]);
drop function refresh_late_tails(sample_span[]);
drop function last_samples_of(equipment_tails);
drop function spans_at_tails(sample_span[]);
