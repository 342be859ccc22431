select
  coalesce(line.name || ' / ', '') || machine.name as "Machine", coalesce(calendar.name, 'None: always scheduled') as "Calendar",
  case when calendar.id is null then 'nothing' when calendar.equipment_id is not null then 'equipment'
    when calendar.area_id is not null then 'area' else 'site' end as "Set on",
  to_char(followed.valid_from at time zone '$zone', 'YYYY-MM-DD') as "From",
  case when followed.valid_to < 'infinity' then to_char(followed.valid_to at time zone '$zone', 'YYYY-MM-DD') end as "Until"
from equipment machine
left join equipment line on line.id = machine.parent_id
left join equipment_calendars followed on followed.equipment_id = machine.id and followed.valid_to > now()
left join shift_calendars calendar on calendar.id = followed.calendar_id
where machine.id in ($equipment) and machine.active
order by 1, followed.valid_from
