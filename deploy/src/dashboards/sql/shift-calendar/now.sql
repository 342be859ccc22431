select
  sites.name as "Site", to_char(now() at time zone sites.time_zone, 'Dy HH24:MI') as "Local time", sites.time_zone as "Time zone",
  calendar.name as "Calendar", running.name as "Shift now", team.name as "Team",
  extract(epoch from running.ended_at - now()) as "Ends in", following.name as "Next shift",
  extract(epoch from following.started_at - now()) as "Begins in"
from sites
join shift_calendars calendar on calendar.site_id = sites.id
  and exists (select from equipment_calendars followed
    where followed.calendar_id = calendar.id and now() >= followed.valid_from and now() < followed.valid_to)
left join shift_instances running on running.calendar_id = calendar.id and running.started_at <= now() and running.ended_at > now()
left join teams team on team.id = running.team_id
left join lateral (
  select shift.name, shift.started_at from shift_instances shift
  where shift.calendar_id = calendar.id and shift.started_at > now()
  order by shift.started_at
  limit 1
) following on true
where sites.id in ($site)
order by sites.name, calendar.name
