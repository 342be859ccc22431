drop function downtime_pareto;
drop function downtime_reason_at_depth;
drop table downtime_paretos;
