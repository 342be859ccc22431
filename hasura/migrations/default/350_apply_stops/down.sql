drop function apply_stops;
drop function work_out_stops;
drop function succeeding_stops;
drop type stop_succession;
