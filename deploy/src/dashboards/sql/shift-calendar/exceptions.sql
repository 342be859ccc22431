select
  exception.business_day as "Day", sites.name as "Site", calendar.name as "Calendar", exception.kind as "Kind",
  coalesce(exception.shift_name, 'All shifts') as "Shift", exception.starts_at::text as "Starts", exception.ends_at::text as "Ends",
  exception.note as "Why"
from shift_exceptions exception
join shift_calendars calendar on calendar.id = exception.calendar_id
join sites on sites.id = calendar.site_id
where calendar.site_id in ($site) and exception.business_day >= ($__timeFrom()::timestamptz at time zone '$zone')::date
order by exception.business_day
limit 100
