drop table shift_exceptions;
drop table team_rotations;
drop table shift_breaks;
drop table shift_patterns;
drop table shift_calendars;
drop table teams;
