drop function command.as_sentence;
drop function command.code_of_error;
drop function command.refusal;
drop function command.status_of;
drop function command.refuse;
