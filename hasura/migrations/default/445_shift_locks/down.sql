drop function reopen_shift;
drop function lock_shift;
