drop function apply_stops(derivation_island[]);
drop function draft_stops(derivation_island[]);
drop function stop_zones(derivation_island[]);
drop type stop_draft;
