drop function spc_judge;
drop function spc_rules_of;
drop type spc_judgement;
drop type spc_point;
drop table spc_rules;
