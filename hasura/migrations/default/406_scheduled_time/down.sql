drop function scheduled_time;
drop function scheduled_totals;
drop function scheduled_parts;
drop function shared_stretches;
drop function shared_schedules;
drop function calendar_parts;
drop type scheduled_part;
drop type measured_stretch;
