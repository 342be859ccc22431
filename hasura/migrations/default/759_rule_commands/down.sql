drop function command.change_machine_part;
drop function command.create_machine_part;
drop function command.remove_stop_reason_rule;
drop function command.change_stop_reason_rule;
drop function command.create_stop_reason_rule;
drop function command.rule_columns;
drop function command.refuse_foreign_part_of_rule;
