drop function mtbf_mttr;
drop table mtbf_mttr_results;
