select
  machine.id as "Number", sites.name as "Site", areas.name as "Area", line.name as "Line", machine.name as "Machine",
  machine.active as "Active", machine.is_constraint as "Limits its line", machine.ideal_rate_per_min as "Ideal rate",
  machine.units_per_cycle as "Units per cycle", machine.micro_stop_seconds as "Micro stop below",
  machine.micro_stop_cycles as "Micro stop below, cycles", machine.stale_after_seconds as "Stale after",
  machine.counts_come_from as "Counts come from", calendar.name as "Calendar", sites.time_zone as "Time zone",
  settings.no_data_counts_as as "No data counts as", settings.micro_stop_counts_as as "Micro stops count as"
from equipment machine
join areas on areas.id = machine.area_id
join sites on sites.id = areas.site_id
join equipment_settings settings on settings.equipment_id = machine.id
left join equipment line on line.id = machine.parent_id
left join equipment_calendars followed on followed.equipment_id = machine.id and now() >= followed.valid_from and now() < followed.valid_to
left join shift_calendars calendar on calendar.id = followed.calendar_id
where machine.id in ($equipment)
order by sites.name, areas.name, line.name nulls first, machine.name
