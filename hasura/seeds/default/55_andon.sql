-- Who is told of andon calls that wait.

insert into escalation_rules (enterprise_id, name)
select enterprises.id, 'Calls that wait'
from enterprises
where enterprises.name in ('Packiot Dev', 'Demo Factory', 'Simulator Corp')
on conflict do nothing;

insert into escalation_steps (escalation_rule_id, level, after_minutes, role)
select escalation_rules.id, seed.level, seed.after_minutes, seed.role
from (values (1, 5, 'supervisor'), (2, 15, 'engineer'), (3, 45, 'administrator')) as seed (level, after_minutes, role)
join escalation_rules on escalation_rules.name = 'Calls that wait'
join enterprises on enterprises.id = escalation_rules.enterprise_id
where enterprises.name in ('Packiot Dev', 'Demo Factory', 'Simulator Corp')
on conflict do nothing;
