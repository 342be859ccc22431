-- Changes of calendars that change figures: shifts and breaks that came, went or moved, and who follows which calendar.
-- Work out (118) touches only rows that differ, so these triggers see true changes only.

create function touch_by_shifts() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(follows.equipment_id,
    tstzrange(min(shift.started_at), max(shift.ended_at)) * tstzrange(follows.valid_from, follows.valid_to), 'calendar')
  from changed shift
  join equipment_calendars follows on follows.calendar_id = shift.calendar_id
  group by follows.equipment_id, follows.valid_from, follows.valid_to;
  return null;
end;
$$;
comment on function touch_by_shifts is 'After shifts came, went or moved: those who follow their calendar, from the first to the last of them.';

create function touch_by_breaks() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(follows.equipment_id,
    tstzrange(min(pause.started_at), max(pause.ended_at)) * tstzrange(follows.valid_from, follows.valid_to), 'calendar')
  from changed pause
  join shift_instances shift on shift.id = pause.shift_instance_id
  join equipment_calendars follows on follows.calendar_id = shift.calendar_id
  group by follows.equipment_id, follows.valid_from, follows.valid_to;
  return null;
end;
$$;
comment on function touch_by_breaks is 'After breaks came, went or moved: those who follow their calendar, from the first to the last of them.';

create function touch_by_followed_calendars() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(changed.equipment_id, tstzrange(changed.valid_from, changed.valid_to), 'calendar')
  from changed
  -- Equipment that is being deleted takes its calendars with it.
  join equipment on equipment.id = changed.equipment_id;
  return null;
end;
$$;
comment on function touch_by_followed_calendars is 'After equipment began or ceased to follow a calendar.';

create function touch_by_moved_ends() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(after.equipment_id, moved.stretch, 'calendar')
  from old_rows before
  join new_rows after on after.equipment_id = before.equipment_id and after.valid_from = before.valid_from
  cross join lateral unnest(case
    when after.calendar_id <> before.calendar_id then
      tstzmultirange(tstzrange(before.valid_from, greatest(before.valid_to, after.valid_to)))
    else
      tstzmultirange(tstzrange(least(before.valid_to, after.valid_to), greatest(before.valid_to, after.valid_to)))
  end) moved (stretch);
  return null;
end;
$$;
comment on function touch_by_moved_ends is 'After equipment follows a calendar longer or shorter, or another one: only the time that differs.';

do $$
declare
  source record;
begin
  for source in
    select * from (values
      ('shift_instances', 'touch_by_shifts'),
      ('shift_instance_breaks', 'touch_by_breaks'),
      ('equipment_calendars', 'touch_by_followed_calendars')
    ) as sources (table_name, function_name)
  loop
    execute format(
      'create trigger inserted_rows_touch_figures after insert on %1$I referencing new table as changed
         for each statement execute function %2$I();
       create trigger deleted_rows_touch_figures after delete on %1$I referencing old table as changed
         for each statement execute function %2$I();',
      source.table_name, source.function_name);
    continue when source.table_name = 'equipment_calendars';
    execute format(
      'create trigger updated_rows_touch_figures_as_they_were after update on %1$I referencing old table as changed
         for each statement execute function %2$I();
       create trigger updated_rows_touch_figures_as_they_are after update on %1$I referencing new table as changed
         for each statement execute function %2$I();',
      source.table_name, source.function_name);
  end loop;
end;
$$;

create trigger moved_ends_touch_figures
  after update on equipment_calendars
  referencing old table as old_rows new table as new_rows
  for each statement execute function touch_by_moved_ends();

create function refuse_time_zone_behind_figures() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  oldest constant timestamptz := (
    select min(rolled.started_at) from areas
    join equipment machine on machine.area_id = areas.id
    join oee_roll_ups rolled on rolled.equipment_id = machine.id
    where areas.site_id = new.id and rolled.ended_at <= figures_kept_since());
begin
  if oldest is not null then
    raise object_not_in_prerequisite_state using
      message = format('%s has figures since %s whose measurements are no longer kept, so they can''t be worked out in another time zone',
        old.name, (oldest at time zone old.time_zone)::date),
      hint = 'Keep the time zone, or add a site with the other one and go on there.', column = 'time_zone';
  end if;
  return new;
end;
$$;
comment on function refuse_time_zone_behind_figures is 'Keeps the zone of a site where hours and days have been rolled up whose measurements retention has dropped since: they stay windows of that zone.';

create trigger a_time_zone_stays_when_measurements_have_gone
  before update of time_zone on sites
  for each row when (old.time_zone <> new.time_zone) execute function refuse_time_zone_behind_figures();

create function touch_by_time_zone() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(machine.id, '(,)', 'calendar')
  from areas
  join equipment machine on machine.area_id = areas.id
  where areas.site_id = new.id;
  return null;
end;
$$;
comment on function touch_by_time_zone is 'After a site''s zone changed: its hours and days are other windows.';

create trigger another_time_zone_touches_figures
  after update of time_zone on sites
  for each row when (old.time_zone <> new.time_zone) execute function touch_by_time_zone();

create function touch_by_moved_areas() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretch(machine.id, '(,)', 'calendar') from equipment machine where machine.area_id = new.id;
  return null;
end;
$$;
comment on function touch_by_moved_areas is 'After an area became part of another site: its zone, calendars and settings are others.';

create trigger another_site_touches_figures
  after update of site_id on areas
  for each row when (old.site_id <> new.site_id) execute function touch_by_moved_areas();
