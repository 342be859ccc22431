-- Three shifts with breaks and rotating teams at Packiot Dev and Simulator Corp, two long shifts at Demo Factory.

insert into teams (site_id, name)
select sites.id, seed.team
from (values ('Site1', 'A'), ('Site1', 'B'), ('Site1', 'C'), ('Site', 'Blue'), ('Site', 'Green'), ('Pune', 'Red'), ('Pune', 'White'), ('Pune', 'Gold'))
  as seed (site, team)
join sites on sites.name = seed.site
on conflict do nothing;

insert into shift_calendars (site_id, name, effective_from, rotation_days)
select sites.id, seed.name, '2026-01-01', seed.rotation_days
from (values ('Site1', 'Three shifts', 21), ('Site', 'Two shifts', 14), ('Pune', 'Three shifts', 21)) as seed (site, name, rotation_days)
join sites on sites.name = seed.site
on conflict do nothing;

insert into team_rotations (calendar_id, team_id, shift_name, first_day, last_day)
select calendar.id, teams.id, seed.shift, 7 * seed.week - 6, 7 * seed.week
from (values
  ('Site1', 'A', 'Morning', 1), ('Site1', 'B', 'Afternoon', 1), ('Site1', 'C', 'Night', 1),
  ('Site1', 'C', 'Morning', 2), ('Site1', 'A', 'Afternoon', 2), ('Site1', 'B', 'Night', 2),
  ('Site1', 'B', 'Morning', 3), ('Site1', 'C', 'Afternoon', 3), ('Site1', 'A', 'Night', 3),
  ('Site', 'Blue', 'Day', 1), ('Site', 'Green', 'Night', 1), ('Site', 'Green', 'Day', 2), ('Site', 'Blue', 'Night', 2),
  ('Pune', 'Red', 'Day', 1), ('Pune', 'White', 'Swing', 1), ('Pune', 'Gold', 'Night', 1),
  ('Pune', 'Gold', 'Day', 2), ('Pune', 'Red', 'Swing', 2), ('Pune', 'White', 'Night', 2),
  ('Pune', 'White', 'Day', 3), ('Pune', 'Gold', 'Swing', 3), ('Pune', 'Red', 'Night', 3)
) as seed (site, team, shift, week)
join sites on sites.name = seed.site
join teams on teams.site_id = sites.id and teams.name = seed.team
join shift_calendars calendar on calendar.site_id = sites.id
where not exists (select from team_rotations present where present.calendar_id = calendar.id);

insert into shift_patterns (calendar_id, day_of_cycle, name, starts_at, ends_at)
select calendar.id, day.day_of_cycle, seed.name, seed.starts_at::time, seed.ends_at::time
from (values
  ('Site1', 'Morning', '06:00', '14:00'), ('Site1', 'Afternoon', '14:00', '22:00'), ('Site1', 'Night', '22:00', '06:00'),
  ('Site', 'Day', '06:00', '18:00'), ('Site', 'Night', '18:00', '06:00'),
  ('Pune', 'Day', '06:30', '14:30'), ('Pune', 'Swing', '14:30', '22:30'), ('Pune', 'Night', '22:30', '06:30')
) as seed (site, name, starts_at, ends_at)
join sites on sites.name = seed.site
join shift_calendars calendar on calendar.site_id = sites.id
cross join lateral generate_series(1, 7) day (day_of_cycle)
on conflict do nothing;

insert into shift_breaks (shift_pattern_id, name, starts_at, ends_at)
select pattern.id, 'Meal', pattern.starts_at + interval '4 hours', pattern.starts_at + interval '4 hours 30 minutes'
from shift_patterns pattern
on conflict do nothing;
