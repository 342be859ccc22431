with shifts as (
  select calendar.name as calendar, sites.name as site, shift.name, shift.started_at, shift.ended_at
  from shift_instances shift
  join shift_calendars calendar on calendar.id = shift.calendar_id
  join sites on sites.id = calendar.site_id
  where calendar.site_id in ($site)
    and exists (select from equipment_calendars followed
      where followed.calendar_id = calendar.id and shift.started_at < followed.valid_to and shift.ended_at > followed.valid_from)
    and shift.started_at < $__timeTo()::timestamptz and shift.ended_at > $__timeFrom()::timestamptz
)
select started_at as time, site || ' / ' || calendar as "Calendar", name as "Shift" from shifts
union all
select shifts.ended_at, shifts.site || ' / ' || shifts.calendar, null from shifts
where not exists (
  select from shifts following
  where following.calendar = shifts.calendar and following.site = shifts.site and following.started_at = shifts.ended_at)
order by 2, 1
