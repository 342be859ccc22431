drop function shape_stops;
drop function shaped_stops;
drop function shape_of_facts;
drop type stop_shape;
drop function stops_of_states;
drop type stop_draft;
