-- The shifts of each piece of equipment, whichever calendars it follows.

create view equipment_shifts as
select
  follows.equipment_id,
  shift.id as shift_instance_id,
  shift.business_day,
  shift.name,
  shift.team_id,
  greatest(shift.started_at, follows.valid_from) as started_at,
  least(shift.ended_at, follows.valid_to) as ended_at,
  shift.started_at as begins_at,
  follows.calendar_id
from equipment_calendars follows
join shift_instances shift on shift.calendar_id = follows.calendar_id
  and shift.started_at < follows.valid_to and shift.ended_at > follows.valid_from;
comment on view equipment_shifts is 'The shifts of each piece of equipment, by the calendars that it follows. To look one up quickly, ask for begins_at as well: no shift is longer than a day of 25 hours.';
comment on column equipment_shifts.equipment_id is 'The equipment.';
comment on column equipment_shifts.shift_instance_id is 'The shift.';
comment on column equipment_shifts.business_day is 'Local date on which the shift starts; a night shift belongs to this day.';
comment on column equipment_shifts.name is 'Name of the shift.';
comment on column equipment_shifts.team_id is 'The team that works; null when the calendar rotates none.';
comment on column equipment_shifts.started_at is 'When the shift starts for this equipment.';
comment on column equipment_shifts.ended_at is 'When it ends for this equipment.';
comment on column equipment_shifts.begins_at is 'When the shift starts by its calendar; earlier than started_at where another calendar was followed until then.';
comment on column equipment_shifts.calendar_id is 'The calendar that it comes from.';
