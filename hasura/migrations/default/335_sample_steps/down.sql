drop function read_islands(derivation_island[]);
drop type state_step;
