drop table downtime_reasons;
drop function refuse_cycle_of_reasons();
