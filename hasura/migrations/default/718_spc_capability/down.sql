drop function spc_capability;
drop table spc_capabilities;
