drop function oee;
