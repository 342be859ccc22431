drop function tail_islands(sample_span[]);
drop function lock_equipment_tails(sample_span[]);
drop view equipment_source_limits;
drop type derivation_island;
drop type sample_span;
