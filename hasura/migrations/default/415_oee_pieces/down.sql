drop function oee_pieces;
drop function rolled_up_windows;
drop function rolled_up_grain;
drop type oee_piece;
