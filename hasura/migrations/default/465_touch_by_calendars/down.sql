drop trigger another_site_touches_figures on areas;
drop function touch_by_moved_areas;
drop trigger another_time_zone_touches_figures on sites;
drop function touch_by_time_zone;
drop trigger a_time_zone_stays_when_measurements_have_gone on sites;
drop function refuse_time_zone_behind_figures;
drop trigger moved_ends_touch_figures on equipment_calendars;
do $$
declare
  table_name text;
begin
  foreach table_name in array array['shift_instances', 'shift_instance_breaks', 'equipment_calendars'] loop
    execute format(
      'drop trigger inserted_rows_touch_figures on %1$I;
       drop trigger deleted_rows_touch_figures on %1$I;
       drop trigger if exists updated_rows_touch_figures_as_they_were on %1$I;
       drop trigger if exists updated_rows_touch_figures_as_they_are on %1$I;',
      table_name);
  end loop;
end;
$$;
drop function touch_by_moved_ends;
drop function touch_by_followed_calendars;
drop function touch_by_breaks;
drop function touch_by_shifts;
