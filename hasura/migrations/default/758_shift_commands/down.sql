drop function command.reopen_shift;
drop function command.lock_shift;
drop function command.shift_outcome;
drop function command.refuse_foreign_shift;
