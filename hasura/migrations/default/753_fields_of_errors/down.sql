drop function command.field_of_error(jsonb, text, text, text);
drop function command.columns_of_rule(text, text);
drop function command.field_named(text);
