select
  sites.name as "Site", calendar.name as "Calendar", calendar.effective_from as "From", pattern.day_of_cycle as "Day",
  calendar.cycle_days as "Of", pattern.name as "Shift", pattern.starts_at::text as "Starts", pattern.ends_at::text as "Ends",
  (select string_agg(pause.name || ' ' || to_char(pause.starts_at, 'HH24:MI') || '–' || to_char(pause.ends_at, 'HH24:MI'), ', ' order by pause.starts_at)
   from shift_breaks pause where pause.shift_pattern_id = pattern.id) as "Breaks"
from shift_patterns pattern
join shift_calendars calendar on calendar.id = pattern.calendar_id
join sites on sites.id = calendar.site_id
where calendar.site_id in ($site) and coalesce(calendar.effective_to, 'infinity') >= current_date
order by sites.name, calendar.name, pattern.day_of_cycle, pattern.starts_at
