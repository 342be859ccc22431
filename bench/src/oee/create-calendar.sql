-- Three shifts a day, seven days a week, each with a break; they began before the oldest sample of the bench.
with calendar as (
  insert into shift_calendars (site_id, name, effective_from, cycle_days)
  select sites.id, 'Three shifts', current_date - 70, 1 from sites where sites.name = 'Bench'
  returning id
), pattern as (
  insert into shift_patterns (calendar_id, day_of_cycle, name, starts_at, ends_at)
  select calendar.id, 1, shift.name, shift.starts_at::time, shift.ends_at::time
  from calendar
  cross join (values ('Early', '06:00', '14:00'), ('Late', '14:00', '22:00'), ('Night', '22:00', '06:00')) shift (name, starts_at, ends_at)
  returning id, starts_at
)
insert into shift_breaks (shift_pattern_id, starts_at, ends_at)
select pattern.id, pattern.starts_at + interval '4 hours', pattern.starts_at + interval '4 hours 30 minutes' from pattern
