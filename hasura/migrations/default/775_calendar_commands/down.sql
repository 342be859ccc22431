drop function command.remove_shift_exception;
drop function command.set_shift_exception;
drop function command.change_calendar;
drop function command.create_calendar;
drop function command.fill_calendar;
drop function command.refuse_days_behind_the_cycle;
drop function command.set_rotations;
drop function command.set_shifts;
