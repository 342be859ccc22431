drop function unknown_parts;
drop function lost_parts;
drop function data_extents;
drop type data_extent;
