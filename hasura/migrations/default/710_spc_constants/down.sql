drop function spc_c4;
drop table spc_constants;
