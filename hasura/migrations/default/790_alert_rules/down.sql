drop table alert_rule_progress;
drop table alert_rule_charts;
drop table alert_rule_recipients;
drop table alert_rules;
drop function refuse_alert_rule_of_foreign_place;
drop function add_alert_rule_progress;
