drop function escalate_andon_calls;
drop function escalate_andon_call;
drop table andon_escalations;
drop table andon_calls;
drop table escalation_steps;
drop table escalation_rules;
drop function plan_escalation;
drop function closest_escalation_rule;
