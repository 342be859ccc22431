-- OEE, step 3: when is equipment scheduled?
--
-- Scheduled time is divided into parts of production and of breaks.

create type measured_stretch as (number int, equipment_id int, started_at timestamptz, ended_at timestamptz);
comment on type measured_stretch is 'A stretch of one piece of equipment to measure, with a number to know it by.';

create type scheduled_part as (
  number int, equipment_id int, started_at timestamptz, ended_at timestamptz, is_break boolean,
  shift_started_at timestamptz, shift_ended_at timestamptz
);
comment on type scheduled_part is 'A part of the scheduled time of a measured stretch, and what the stretch has of the shift that the part belongs to.';

create function calendar_parts(asked measured_stretch[]) returns setof scheduled_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
as $$
begin
  return query
    with shifts as (
      select stretch.number, stretch.equipment_id, present.shift_instance_id,
        greatest(present.started_at, stretch.started_at) as started_at, least(present.ended_at, stretch.ended_at) as ended_at
      from unnest(asked) stretch
      cross join lateral (
        select shift.shift_instance_id, shift.started_at, shift.ended_at
        from equipment_shifts shift
        where shift.equipment_id = stretch.equipment_id
          and shift.started_at < stretch.ended_at and shift.ended_at > stretch.started_at
          and shift.begins_at > stretch.started_at - interval '2 days' and shift.begins_at < stretch.ended_at
        order by shift.begins_at
      ) present
    ), paused as (
      select shifts.*, pauses.breaks
      from shifts
      left join lateral (
        select range_agg(tstzrange(pause.started_at, pause.ended_at)) as breaks
        from shift_instance_breaks pause
        where pause.shift_instance_id = shifts.shift_instance_id
          and pause.started_at < shifts.ended_at and pause.ended_at > shifts.started_at
      ) pauses on true
    )
    select paused.number, paused.equipment_id, paused.started_at, paused.ended_at, false, paused.started_at, paused.ended_at
    from paused
    where paused.breaks is null
    union all
    select paused.number, paused.equipment_id, lower(part), upper(part), true, paused.started_at, paused.ended_at
    from paused
    cross join lateral unnest(paused.breaks * tstzmultirange(tstzrange(paused.started_at, paused.ended_at))) part
    union all
    select paused.number, paused.equipment_id, lower(part), upper(part), false, paused.started_at, paused.ended_at
    from paused
    cross join lateral unnest(tstzmultirange(tstzrange(paused.started_at, paused.ended_at)) - paused.breaks) part
    union all
    -- Before its first calendar, and without one, equipment is always scheduled.
    select stretch.number, stretch.equipment_id, stretch.started_at, free.ended_at, false, stretch.started_at, free.ended_at
    from unnest(asked) stretch
    cross join lateral (
      select least(stretch.ended_at, coalesce(min(follows.valid_from), 'infinity')) as ended_at
      from equipment_calendars follows
      where follows.equipment_id = stretch.equipment_id
    ) free
    where stretch.started_at < free.ended_at;
end;
$$;
comment on function calendar_parts is 'The scheduled time of stretches: inside the shifts that the equipment follows, breaks apart.';

create function shared_schedules(ids int[]) returns table (equipment_id int, schedule bigint)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select asked, dense_rank() over (order by calendars.followed)
    from unnest(ids) asked
    left join (
      select follows.equipment_id,
        string_agg(follows.calendar_id || '@' || follows.valid_from, ',' order by follows.valid_from) as followed
      from equipment_calendars follows
      where follows.equipment_id = any (ids)
      group by follows.equipment_id
    ) calendars on calendars.equipment_id = asked;
end;
$$;
comment on function shared_schedules is 'Numbers some equipment so that what follows the same calendars has the same number.';

create function shared_stretches(asked measured_stretch[]) returns table (number int, equipment_id int, shared_number int)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '32MB'
  set enable_mergejoin = off
as $$
begin
  if cardinality(asked) = 1 then
    return query select stretch.number, stretch.equipment_id, stretch.number from unnest(asked) stretch;
    return;
  end if;
  return query
    with stretches as materialized (
      select stretch.*, schedules.schedule
      from unnest(asked) stretch
      join shared_schedules(array(select distinct present.equipment_id from unnest(asked) present)) schedules
        on schedules.equipment_id = stretch.equipment_id
    ), spans as materialized (
      select stretches.schedule, stretches.started_at, stretches.ended_at, min(stretches.number) as number
      from stretches
      group by stretches.schedule, stretches.started_at, stretches.ended_at
    )
    select stretches.number, stretches.equipment_id, spans.number
    from stretches
    join spans on spans.schedule = stretches.schedule and spans.started_at = stretches.started_at
      and spans.ended_at = stretches.ended_at;
end;
$$;
comment on function shared_stretches is 'Stretches of equal borders of equipment that follows the same calendars share one, named by its number.';

create function scheduled_parts(asked measured_stretch[]) returns setof scheduled_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '32MB'
  set enable_mergejoin = off
as $$
begin
  return query
    with shared as materialized (
      select stretch.* from shared_stretches(asked) stretch
    )
    select shared.number, shared.equipment_id, part.started_at, part.ended_at, part.is_break, part.shift_started_at, part.shift_ended_at
    from calendar_parts(array(
      select row(stretch.*)::measured_stretch
      from unnest(asked) stretch
      join shared on shared.number = stretch.number and shared.shared_number = stretch.number)) part
    join shared on shared.shared_number = part.number;
end;
$$;
comment on function scheduled_parts is 'The scheduled time of stretches in parts of production and of breaks; looked up once for all equipment that follows the same calendars.';

create function scheduled_stretches(parts scheduled_part[]) returns setof measured_stretch
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select whole.number, whole.equipment_id, lower(stretch), upper(stretch)
    from (
      select part.number, part.equipment_id, range_agg(tstzrange(part.started_at, part.ended_at)) as stretches
      from unnest(parts) part
      group by part.number, part.equipment_id
    ) whole
    cross join lateral unnest(whole.stretches) stretch;
end;
$$;
comment on function scheduled_stretches is 'Scheduled time from end to end: parts that follow each other, breaks or not, in one.';

create function scheduled_totals(asked measured_stretch[])
  returns table (number int, scheduled interval, breaks interval)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '32MB'
  set enable_mergejoin = off
as $$
begin
  return query
    with shared as materialized (
      select stretch.* from shared_stretches(asked) stretch
    ), totals as materialized (
      select part.number, sum(part.ended_at - part.started_at) as scheduled,
        sum(part.ended_at - part.started_at) filter (where part.is_break) as breaks
      from calendar_parts(array(
        select row(stretch.*)::measured_stretch
        from unnest(asked) stretch
        join shared on shared.number = stretch.number and shared.shared_number = stretch.number)) part
      group by part.number
    )
    select shared.number, coalesce(totals.scheduled, '0'), coalesce(totals.breaks, '0')
    from shared
    left join totals on totals.number = shared.shared_number;
end;
$$;
comment on function scheduled_totals is 'How long stretches are scheduled, and how long in breaks.';

create function scheduled_time(measured_id int, "from" timestamptz, "to" timestamptz) returns tstzmultirange
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select coalesce(range_agg(tstzrange(part.started_at, part.ended_at)), '{}')
    from scheduled_parts(array[row(1, measured_id, "from", "to")::measured_stretch]) part
  );
end;
$$;
comment on function scheduled_time is 'The part of a range inside the shifts of the equipment''s calendar, breaks included; all of it while the equipment follows none.';
