-- Works calendars out: from patterns, rotations and exceptions to shift instances, and from places to the calendar that
-- each piece of equipment follows. Local times become instants one by one, so nights, days of 23 and 25 hours and zones of
-- half hours need no rule of their own. Nothing here runs on a schedule of its own but extend_shift_horizon.

create function shift_horizon() returns date
  language sql stable
  set search_path = pg_catalog, public
as $$ select current_date + 35 $$;
comment on function shift_horizon is 'Until which day shifts are worked out.';

create function day_of(day date, cycle_starts_on date, cycle_days int) returns int
  language sql immutable
  set search_path = pg_catalog, public
as $$ select ((day - cycle_starts_on) % cycle_days + cycle_days) % cycle_days + 1 $$;
comment on function day_of is 'Which day of a cycle a date is, from 1; also before the cycle''s first day.';

create function planned_shifts(planned_calendar_id int, first_day date, last_day date)
  returns table (business_day date, name text, shift_pattern_id int, team_id int, started_at timestamptz, ended_at timestamptz)
  language sql stable
  set search_path = pg_catalog, public
as $$
  with calendar as (
    select shift_calendars.*, sites.time_zone, (
      select min(successor.effective_from) from shift_calendars successor
      where successor.site_id = shift_calendars.site_id and successor.effective_from > shift_calendars.effective_from
        and successor.area_id is not distinct from shift_calendars.area_id
        and successor.equipment_id is not distinct from shift_calendars.equipment_id
    ) as succeeded_on
    from shift_calendars
    join sites on sites.id = shift_calendars.site_id
    where shift_calendars.id = planned_calendar_id
  ), days as (
    select calendar.*, day::date as business_day
    from calendar
    cross join lateral generate_series(
      greatest(calendar.effective_from, first_day)::timestamp,
      least(last_day, calendar.effective_to, calendar.succeeded_on - 1)::timestamp, interval '1 day') day
  ), shifts as (
    select days.business_day, pattern.id as shift_pattern_id, pattern.name,
      coalesce(changed.starts_at, pattern.starts_at) as starts_at, coalesce(changed.ends_at, pattern.ends_at) as ends_at
    from days
    join shift_patterns pattern on pattern.calendar_id = days.id
      and pattern.day_of_cycle = day_of(days.business_day, days.cycle_starts_on, days.cycle_days)
    left join shift_exceptions changed on changed.calendar_id = days.id and changed.business_day = days.business_day
      and changed.shift_name = pattern.name and changed.kind = 'changed'
    where not exists (
      select from shift_exceptions holiday
      where holiday.calendar_id = days.id and holiday.business_day = days.business_day and holiday.kind = 'holiday'
        and coalesce(holiday.shift_name, pattern.name) = pattern.name)
    union all
    select days.business_day, null, overtime.shift_name, overtime.starts_at, overtime.ends_at
    from days
    join shift_exceptions overtime on overtime.calendar_id = days.id and overtime.business_day = days.business_day
      and overtime.kind = 'overtime'
  ), placed as (
    select shifts.business_day, shifts.name, shifts.shift_pattern_id, rotation.team_id,
      (shifts.business_day + shifts.starts_at) at time zone calendar.time_zone as started_at,
      (shifts.business_day + shifts.ends_at + case when shifts.ends_at <= shifts.starts_at then interval '1 day' else '0' end)
        at time zone calendar.time_zone as ended_at
    from shifts
    cross join calendar
    left join team_rotations rotation on rotation.calendar_id = calendar.id and rotation.shift_name = shifts.name
      and day_of(shifts.business_day, calendar.cycle_starts_on, calendar.rotation_days)
        between rotation.first_day and rotation.last_day
  )
  select placed.* from placed where placed.ended_at > placed.started_at;
$$;
comment on function planned_shifts is 'The shifts that a calendar plans from one business day to another: its patterns and rotations, with exceptions applied.';

create function planned_breaks(shift_pattern_id int, business_day date, zone text, shift tstzrange)
  returns table (name text, pause tstzrange)
  language sql stable
  set search_path = pg_catalog, public
as $$
  with placed as (
    select shift_break.name, tstzrange(
      start_at at time zone zone,
      (start_at + (shift_break.ends_at - shift_break.starts_at)
        + case when shift_break.ends_at <= shift_break.starts_at then interval '1 day' else '0' end) at time zone zone
      ) * shift as pause
    from shift_breaks shift_break
    cross join lateral (
      select business_day + shift_break.starts_at
        + case when shift_break.starts_at < (lower(shift) at time zone zone)::time then interval '1 day' else '0' end
    ) as local_start (start_at)
    where shift_break.shift_pattern_id = planned_breaks.shift_pattern_id
  ), merged as (
    select unnest(range_agg(placed.pause)) as pause from placed where not isempty(placed.pause)
  )
  select (select min(placed.name) from placed where placed.pause <@ merged.pause), merged.pause from merged;
$$;
comment on function planned_breaks is 'The breaks of a shift as instants, clipped to it, those that touch made one.';

create function work_out_shifts(worked_calendar_id int, first_day date default '-infinity', last_day date default shift_horizon())
  returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  create temporary table if not exists worked_shifts (
    business_day date, name text, shift_pattern_id int, team_id int, started_at timestamptz, ended_at timestamptz
  ) on commit drop;
  truncate pg_temp.worked_shifts;
  insert into pg_temp.worked_shifts
  select planned.* from planned_shifts(worked_calendar_id, first_day, last_day) planned;
  delete from shift_instances instance
  where instance.calendar_id = worked_calendar_id and instance.business_day between first_day and last_day
    and not exists (
      select from pg_temp.worked_shifts planned
      where planned.business_day = instance.business_day and planned.name = instance.name);
  insert into shift_instances (calendar_id, business_day, name, team_id, started_at, ended_at)
  select worked_calendar_id, planned.business_day, planned.name, planned.team_id, planned.started_at, planned.ended_at
  from pg_temp.worked_shifts planned
  on conflict on constraint a_shift_takes_place_once_a_day do update set
    team_id = excluded.team_id, started_at = excluded.started_at, ended_at = excluded.ended_at
  where (shift_instances.team_id, shift_instances.started_at, shift_instances.ended_at)
    is distinct from (excluded.team_id, excluded.started_at, excluded.ended_at);
  -- Breaks that stay are not touched: what is touched makes figures be worked out again (465).
  create temporary table if not exists worked_breaks (
    shift_instance_id bigint, started_at timestamptz, ended_at timestamptz, name text
  ) on commit drop;
  truncate pg_temp.worked_breaks;
  insert into pg_temp.worked_breaks
  select instance.id, lower(planned_break.pause), upper(planned_break.pause), planned_break.name
  from pg_temp.worked_shifts planned
  join shift_instances instance on instance.calendar_id = worked_calendar_id
    and instance.business_day = planned.business_day and instance.name = planned.name
  join shift_calendars calendar on calendar.id = worked_calendar_id
  join sites on sites.id = calendar.site_id
  cross join lateral planned_breaks(
    planned.shift_pattern_id, planned.business_day, sites.time_zone, tstzrange(planned.started_at, planned.ended_at)
  ) planned_break;
  delete from shift_instance_breaks pause
  using shift_instances instance
  where instance.id = pause.shift_instance_id and instance.calendar_id = worked_calendar_id
    and instance.business_day between first_day and last_day
    and (pause.shift_instance_id, pause.started_at, pause.ended_at, pause.name) not in (
      select worked.shift_instance_id, worked.started_at, worked.ended_at, worked.name from pg_temp.worked_breaks worked);
  insert into shift_instance_breaks (shift_instance_id, started_at, ended_at, name)
  select worked.* from pg_temp.worked_breaks worked
  on conflict do nothing;
end;
$$;
comment on function work_out_shifts is 'Brings the shift instances of a calendar in line with what it plans. A shift that stays keeps its number.';

create function followed_calendars(following_id int) returns table (calendar_id int, effective_from date)
  language sql stable
  set search_path = pg_catalog, public
as $$
  with placed as (
    select calendar.id, calendar.effective_from, calendar.effective_to,
      case
        when calendar.equipment_id = machine.id then 3
        when calendar.equipment_id = machine.parent_id then 2
        when calendar.area_id is not null then 1
        else 0
      end as closeness
    from equipment machine
    join areas on areas.id = machine.area_id
    join shift_calendars calendar on calendar.site_id = areas.site_id
      and (calendar.area_id is null or calendar.area_id = areas.id)
      and (calendar.equipment_id is null or calendar.equipment_id in (machine.id, machine.parent_id))
    where machine.id = following_id
  ), candidates as (
    select placed.id, placed.effective_from, placed.closeness, least(placed.effective_to,
      lead(placed.effective_from) over (partition by placed.closeness order by placed.effective_from) - 1) as last_day
    from placed
  ), changes as (
    select day.effective_from, (
      select candidates.id from candidates
      where candidates.effective_from <= day.effective_from and coalesce(candidates.last_day >= day.effective_from, true)
      order by candidates.closeness desc
      limit 1) as calendar_id
    from (
      select candidates.effective_from from candidates
      union
      select candidates.last_day + 1 from candidates where candidates.last_day is not null
    ) day
  ), ordered as (
    select changes.*, lag(changes.calendar_id) over (order by changes.effective_from) as earlier_calendar_id from changes
  )
  select ordered.calendar_id, ordered.effective_from from ordered
  where ordered.calendar_id is distinct from ordered.earlier_calendar_id;
$$;
comment on function followed_calendars is 'Which calendar a piece of equipment follows from which day on: its own, else its line''s, its area''s or its site''s; null where the last one has ended.';

create function work_out_followed_calendars(changed_site_ids int[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  create temporary table if not exists worked_calendars (
    equipment_id int, calendar_id int, valid_from timestamptz, valid_to timestamptz
  ) on commit drop;
  truncate pg_temp.worked_calendars;
  insert into pg_temp.worked_calendars
  select starts.equipment_id, starts.calendar_id, starts.valid_from,
    coalesce(lead(starts.valid_from) over (partition by starts.equipment_id order by starts.valid_from), 'infinity')
  from (
    -- The earlier calendar's last night ends where it was planned to, unless the later one's first shift begins before.
    select changes.equipment_id, changes.calendar_id,
      least(
        (select min(instance.started_at) from shift_instances instance
         where instance.calendar_id = changes.calendar_id and instance.business_day >= changes.effective_from),
        greatest(
          changes.effective_from::timestamp at time zone changes.time_zone,
          (select max(instance.ended_at) from shift_instances instance
           where instance.calendar_id = changes.earlier_calendar_id and instance.business_day < changes.effective_from))
      ) as valid_from
    from (
      select machine.id as equipment_id, sites.time_zone, followed.calendar_id, followed.effective_from,
        lag(followed.calendar_id) over (partition by machine.id order by followed.effective_from) as earlier_calendar_id
      from equipment machine
      join areas on areas.id = machine.area_id
      join sites on sites.id = areas.site_id
      cross join lateral followed_calendars(machine.id) followed
      where areas.site_id = any (changed_site_ids)
    ) changes
  ) starts;
  delete from equipment_calendars follows
  using equipment machine, areas
  where machine.id = follows.equipment_id and areas.id = machine.area_id and areas.site_id = any (changed_site_ids)
    and (follows.equipment_id, follows.valid_from) not in (
      select worked.equipment_id, worked.valid_from from pg_temp.worked_calendars worked where worked.calendar_id is not null);
  insert into equipment_calendars as follows (equipment_id, calendar_id, valid_from, valid_to)
  select worked.* from pg_temp.worked_calendars worked where worked.calendar_id is not null
  on conflict on constraint equipment_follows_one_calendar_from_an_instant_on do update set
    calendar_id = excluded.calendar_id, valid_to = excluded.valid_to
  where (follows.calendar_id, follows.valid_to) <> (excluded.calendar_id, excluded.valid_to);
end;
$$;
comment on function work_out_followed_calendars is 'Brings equipment_calendars in line with the calendars of sites.';

create function work_out_calendars(changed_calendar_ids int[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  -- A calendar also ends where its successor begins, so the calendars of the same sites are worked out with it.
  perform work_out_shifts(calendar.id)
  from shift_calendars calendar
  where calendar.id = any (changed_calendar_ids)
  order by calendar.effective_from desc;
  perform work_out_followed_calendars(array(
    select distinct calendar.site_id from shift_calendars calendar where calendar.id = any (changed_calendar_ids)));
end;
$$;
comment on function work_out_calendars is 'Works calendars out again that have changed.';

create function follow_changed_calendars() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform work_out_calendars(array(
    select calendar.id from shift_calendars calendar
    where calendar.site_id in (select changed.site_id from changed)));
  if tg_op = 'DELETE' then
    perform work_out_followed_calendars(array(select distinct changed.site_id from changed));
  end if;
  return null;
end;
$$;
comment on function follow_changed_calendars is 'After calendars changed: works the calendars of their sites out again.';

create function follow_changed_calendar_parts() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform work_out_calendars(array(select distinct changed.calendar_id from changed));
  return null;
end;
$$;
comment on function follow_changed_calendar_parts is 'After patterns, rotations or exceptions changed: works their calendars out again.';

create function follow_changed_breaks() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform work_out_calendars(array(
    select distinct pattern.calendar_id from changed join shift_patterns pattern on pattern.id = changed.shift_pattern_id));
  return null;
end;
$$;
comment on function follow_changed_breaks is 'After breaks changed: works their calendars out again.';

create function follow_changed_places() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform work_out_followed_calendars(array(
    select distinct areas.site_id from changed join areas on areas.id = changed.area_id));
  return null;
end;
$$;
comment on function follow_changed_places is 'After equipment was added or moved: works out which calendar it follows.';

create function follow_changed_time_zone() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform work_out_calendars(array(select calendar.id from shift_calendars calendar where calendar.site_id = new.id));
  return null;
end;
$$;
comment on function follow_changed_time_zone is 'After a site''s zone changed: its shifts take place at other instants.';

do $$
declare
  source record;
begin
  for source in
    select * from (values
      ('shift_calendars', 'follow_changed_calendars'),
      ('shift_patterns', 'follow_changed_calendar_parts'),
      ('team_rotations', 'follow_changed_calendar_parts'),
      ('shift_exceptions', 'follow_changed_calendar_parts'),
      ('shift_breaks', 'follow_changed_breaks')
    ) as sources (table_name, function_name)
  loop
    execute format(
      'create trigger inserted_rows_are_worked_out after insert on %1$I referencing new table as changed
         for each statement execute function %2$I();
       create trigger updated_rows_are_worked_out after update on %1$I referencing new table as changed
         for each statement execute function %2$I();
       create trigger deleted_rows_are_worked_out after delete on %1$I referencing old table as changed
         for each statement execute function %2$I();',
      source.table_name, source.function_name);
  end loop;
end;
$$;

create trigger new_equipment_follows_a_calendar
  after insert on equipment
  referencing new table as changed
  for each statement execute function follow_changed_places();

create trigger moved_equipment_follows_a_calendar
  after update on equipment
  referencing new table as changed
  for each statement execute function follow_changed_places();

create trigger shifts_follow_the_time_zone
  after update of time_zone on sites
  for each row when (old.time_zone <> new.time_zone) execute function follow_changed_time_zone();

create procedure extend_shift_horizon(job_id int, config jsonb)
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform work_out_shifts(calendar.id, least(current_date - 1, coalesce(
    (select max(instance.business_day) from shift_instances instance where instance.calendar_id = calendar.id), '-infinity')))
  from shift_calendars calendar;
  perform work_out_followed_calendars(array(select distinct calendar.site_id from shift_calendars calendar));
end;
$$;
comment on procedure extend_shift_horizon is 'Job: works out the shifts of the days to come, from the last one worked out on.';

select add_job('extend_shift_horizon', '6 hours');
