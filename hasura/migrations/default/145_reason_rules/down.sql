drop table stop_reason_rules;
drop function refuse_rule_for_foreign_equipment();
