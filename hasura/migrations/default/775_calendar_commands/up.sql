-- Commands for shift calendars. A shift that is planned as before keeps its row, so that it keeps its number and its figures.

create function command.set_shifts(calendar_id int, shifts jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  with given as (
    select day::int as day_of_cycle, shift ->> 'name' as name, (shift ->> 'startsAt')::time as starts_at,
      (shift ->> 'endsAt')::time as ends_at
    from jsonb_array_elements(shifts) shift
    cross join jsonb_array_elements_text(shift -> 'daysOfCycle') day
  ), removed as (
    delete from shift_patterns pattern
    where pattern.calendar_id = set_shifts.calendar_id
      and not exists (select from given where given.day_of_cycle = pattern.day_of_cycle and given.name = pattern.name)
  )
  insert into shift_patterns (calendar_id, day_of_cycle, name, starts_at, ends_at)
  select set_shifts.calendar_id, given.* from given
  on conflict on constraint a_shift_pattern_is_unique_within_its_day do update set
    starts_at = excluded.starts_at, ends_at = excluded.ends_at;
  with given as (
    select pattern.id as shift_pattern_id, coalesce(pause ->> 'name', 'Break') as name, (pause ->> 'startsAt')::time as starts_at,
      (pause ->> 'endsAt')::time as ends_at
    from jsonb_array_elements(shifts) shift
    cross join jsonb_array_elements(coalesce(shift -> 'breaks', '[]')) pause
    join shift_patterns pattern on pattern.calendar_id = set_shifts.calendar_id and pattern.name = shift ->> 'name'
      and shift -> 'daysOfCycle' @> to_jsonb(pattern.day_of_cycle)
  ), removed as (
    delete from shift_breaks pause
    using shift_patterns pattern
    where pattern.id = pause.shift_pattern_id and pattern.calendar_id = set_shifts.calendar_id
      and not exists (
        select from given where given.shift_pattern_id = pause.shift_pattern_id and given.starts_at = pause.starts_at)
  )
  insert into shift_breaks (shift_pattern_id, name, starts_at, ends_at)
  select given.* from given
  on conflict on constraint a_shift_break_starts_once do update set name = excluded.name, ends_at = excluded.ends_at;
end;
$$;
comment on function command.set_shifts is 'Gives a calendar its shifts and their breaks, in place of those that it had.';

create function command.set_rotations(session command_session, calendar_id int, rotations jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.active_row(session, 'teams', (turn ->> 'teamId')::int, format('rotations.%s.teamId', number - 1))
  from jsonb_array_elements(rotations) with ordinality listed (turn, number);
  delete from team_rotations rotation where rotation.calendar_id = set_rotations.calendar_id;
  insert into team_rotations (calendar_id, team_id, shift_name, first_day, last_day)
  select set_rotations.calendar_id, (turn ->> 'teamId')::int, turn ->> 'shiftName', (turn ->> 'firstDay')::int, (turn ->> 'lastDay')::int
  from jsonb_array_elements(rotations) turn;
end;
$$;
comment on function command.set_rotations is 'Says which teams work which shifts of a calendar, in place of what was said.';

create function command.refuse_days_behind_the_cycle(input jsonb, cycle_days int) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  shift_index int;
begin
  select number - 1 into shift_index
  from jsonb_array_elements(input -> 'shifts') with ordinality listed (shift, number)
  where exists (select from jsonb_array_elements_text(shift -> 'daysOfCycle') day where day::int > cycle_days)
  order by number limit 1;
  if shift_index is not null then
    perform command.refuse('invalid-input', format('The cycle has %s days. Choose among these.', cycle_days),
      format('shifts.%s.daysOfCycle', shift_index));
  end if;
end;
$$;
comment on function command.refuse_days_behind_the_cycle is 'Refuses shifts on days that the cycle of their calendar does not have.';

create function command.fill_calendar(session command_session, calendar jsonb, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.refuse_days_behind_the_cycle(input, (calendar ->> 'cycle_days')::int);
  if input ? 'shifts' then
    perform command.set_shifts((calendar ->> 'id')::int, input -> 'shifts');
  end if;
  if input ? 'rotations' then
    perform command.set_rotations(session, (calendar ->> 'id')::int, input -> 'rotations');
  end if;
  return jsonb_build_object('calendarId', calendar -> 'id');
end;
$$;
comment on function command.fill_calendar is 'Gives a calendar the shifts and rotations of an input.';

create function command.create_calendar(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  its_site_id int := (input ->> 'siteId')::int;
begin
  if input ->> 'equipmentId' is not null then
    its_site_id := (
      select areas.site_id from areas
      where areas.id = (command.active_row(session, 'equipment', (input ->> 'equipmentId')::int, 'equipmentId') ->> 'area_id')::int);
  elsif input ->> 'areaId' is not null then
    its_site_id := command.active_row(session, 'areas', (input ->> 'areaId')::int, 'areaId') ->> 'site_id';
  end if;
  perform command.own_row(session, 'sites', its_site_id, 'siteId');
  return command.fill_calendar(session, command.insert_row('shift_calendars',
    command.as_columns(input, 'areaId', 'equipmentId', 'name', 'effectiveFrom', 'effectiveTo', 'cycleDays', 'cycleStartsOn', 'rotationDays')
      || jsonb_build_object('site_id', its_site_id)), input);
end;
$$;
comment on function command.create_calendar is 'Makes a calendar for a site, an area or equipment that holds from a day on: siteId, areaId or equipmentId; name, effectiveFrom, effectiveTo, cycleDays, cycleStartsOn, rotationDays, shifts with their breaks, rotations.';

create function command.change_calendar(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  calendar constant jsonb := command.row_to_change(session, 'shift_calendars', input, 'calendarId');
  columns constant jsonb := command.as_columns(input, 'name', 'effectiveFrom', 'effectiveTo', 'cycleDays', 'cycleStartsOn', 'rotationDays');
begin
  if columns = '{}' and not input ?| array['shifts', 'rotations'] then
    perform command.change_row('shift_calendars', null, columns);
  end if;
  -- The shifts are a part of the calendar, so its version counts their changes too.
  return command.fill_calendar(session, command.change_row('shift_calendars', (calendar ->> 'id')::int,
    columns || jsonb_build_object('version', (calendar ->> 'version')::int + 1)), input);
end;
$$;
comment on function command.change_calendar is 'Changes a calendar, for its past too, but for locked shifts: calendarId, and any of what create_calendar takes but its place. For a change from a day on, make a calendar that holds from then; effectiveTo retires it.';

create function command.set_shift_exception(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  calendar constant jsonb := command.row_to_change(session, 'shift_calendars', input, 'calendarId');
  exception_id int;
begin
  insert into shift_exceptions as known (calendar_id, business_day, kind, shift_name, starts_at, ends_at, note)
  values ((calendar ->> 'id')::int, (input ->> 'businessDay')::date, input ->> 'kind', input ->> 'shiftName',
    (input ->> 'startsAt')::time, (input ->> 'endsAt')::time, input ->> 'note')
  on conflict on constraint a_shift_has_one_exception_a_day do update set
    kind = excluded.kind, starts_at = excluded.starts_at, ends_at = excluded.ends_at, note = excluded.note
  returning known.id into exception_id;
  update shift_calendars set version = version + 1 where id = (calendar ->> 'id')::int;
  return jsonb_build_object('calendarId', calendar -> 'id', 'shiftExceptionId', exception_id);
end;
$$;
comment on function command.set_shift_exception is 'Says how a day differs from its patterns, in place of what was said: calendarId, businessDay, kind, shiftName, startsAt, endsAt, note.';

create function command.remove_shift_exception(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  calendar constant jsonb := command.row_to_change(session, 'shift_calendars', input, 'calendarId');
begin
  delete from shift_exceptions known
  where known.calendar_id = (calendar ->> 'id')::int and known.id = (input ->> 'shiftExceptionId')::int;
  if not found then
    perform command.refuse('not-found', 'The calendar has no such exception. It may have gone meanwhile; reload the list.', 'shiftExceptionId');
  end if;
  update shift_calendars set version = version + 1 where id = (calendar ->> 'id')::int;
  return jsonb_build_object('calendarId', calendar -> 'id');
end;
$$;
comment on function command.remove_shift_exception is 'Lets a day be as its patterns say again: calendarId, shiftExceptionId.';

create function refuse_retiring_team_that_works() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  calendar_name constant text := (
    select min(calendar.name) from team_rotations rotation
    join shift_calendars calendar on calendar.id = rotation.calendar_id
    where rotation.team_id = new.id);
begin
  if calendar_name is not null then
    raise object_not_in_prerequisite_state using message = format('%s works shifts of the calendar %s', new.name, calendar_name),
      hint = 'Give these to another team first.', column = 'active';
  end if;
  return new;
end;
$$;
comment on function refuse_retiring_team_that_works is 'Keeps teams in use that calendars rotate.';

create trigger a_team_is_used_while_it_works
  before update of active on teams
  for each row when (old.active and not new.active) execute function refuse_retiring_team_that_works();

create trigger a_change_counts_a_version
  before update on teams
  for each row when (old.* is distinct from new.*) execute function count_version();

create function command.create_team(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform command.own_row(session, 'sites', (input ->> 'siteId')::int, 'siteId');
  return jsonb_build_object('teamId', command.insert_row('teams', command.as_columns(input, 'siteId', 'name')) -> 'id');
end;
$$;
comment on function command.create_team is 'Adds a team to a site: siteId, name. Which shifts it works, the rotations of calendars say.';

create function command.change_team(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  team constant jsonb := command.row_to_change(session, 'teams', input, 'teamId');
begin
  perform command.change_row('teams', (team ->> 'id')::int, command.as_columns(input, 'name', 'active'));
  return jsonb_build_object('teamId', team -> 'id');
end;
$$;
comment on function command.change_team is 'Changes a team: teamId, name, active (false retires it).';
