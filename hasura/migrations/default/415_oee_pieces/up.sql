-- OEE, step 7: the windows of a question, measured.
--
-- A window is put together from what is known of it already and the rest. Hours, days and shifts that are rolled up (430) and
-- that nothing has touched since are read; time in which equipment has no data at all needs its calendar only, which many
-- machines share, and so they share the piece; only what is left is worked out. All three are the same figures, so the answer
-- does not depend on it.

create type oee_piece as (
  group_keys bigint[],
  equipment_id int,
  bucket_from timestamptz,
  bucket_to timestamptz,
  is_alone boolean,
  started_at timestamptz,
  calendar_seconds numeric,
  scheduled_seconds numeric,
  no_data_seconds numeric,
  planned_stop_seconds numeric,
  planned_production_seconds numeric,
  breakdown_seconds numeric,
  setup_seconds numeric,
  micro_stop_seconds numeric,
  micro_stop_downtime_seconds numeric,
  breakdown_count bigint,
  setup_count bigint,
  micro_stop_count bigint,
  crossing_breakdowns bigint[],
  crossing_setups bigint[],
  crossing_micro_stops bigint[],
  total_units numeric,
  scrap_units numeric,
  ideal_seconds numeric,
  ideal_good_seconds numeric,
  startup_reject_seconds numeric
);
comment on type oee_piece is 'A part of a window with its times and counts, and whether it is known to be all of its group and bucket; such windows without data may share one piece, which names the group of each and the equipment of one.';

create function rolled_up_grain(group_by text, bucket text) returns text
  language sql immutable
  set search_path = pg_catalog, public
as $$
  select case
    when bucket in ('minute', 'quarter_hour') then null
    when bucket = 'hour' then case when group_by not in ('shift', 'team', 'order', 'product') then 'hour' end
    when group_by in ('shift', 'team') then 'shift'
    else 'day'
  end;
$$;
comment on function rolled_up_grain is 'Which roll-ups a question can be answered from: hours, days, shifts or, null, none.';

create function rolled_up_windows(ids int[], asked_grain text, "from" timestamptz, "to" timestamptz)
  returns table (equipment_id int, started_at timestamptz, ended_at timestamptz, measure oee_measure)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set work_mem = '32MB'
as $$
begin
  return query
    select rolled.equipment_id, rolled.started_at, rolled.ended_at, rolled.measure
    from unnest(ids) asked
    cross join lateral (
      select candidate.* from oee_roll_ups candidate
      where candidate.equipment_id = asked and candidate.grain = asked_grain and candidate.touched_at is null
        and candidate.started_at >= "from" and candidate.started_at < "to" and candidate.ended_at <= "to"
      order by candidate.started_at
    ) rolled
    left join lateral (
      select range_agg(touched.stretch) as stretches from touched_stretches touched where touched.equipment_id = asked
    ) waiting on true
    where waiting.stretches is null or not waiting.stretches && tstzrange(rolled.started_at, rolled.ended_at);
end;
$$;
comment on function rolled_up_windows is 'The rolled up hours, days or shifts of some equipment in a range that are true as they stand.';

create function oee_pieces("from" timestamptz, "to" timestamptz, equipment_ids int[], group_by text, bucket text)
  returns setof oee_piece
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '64MB'
  set enable_mergejoin = off
as $$
declare
  is_of_places constant boolean := group_by in ('equipment', 'line', 'area', 'site', 'enterprise');
  -- A question too short for days is often that of one shift.
  grain constant text := case
    when is_of_places and bucket is null and "to" - "from" <= interval '22 hours' then 'shift'
    else rolled_up_grain(group_by, bucket)
  end;
  -- A window is at most one roll-up, or it may hold many days.
  is_one_roll_up constant boolean := grain is distinct from 'day' or bucket is not distinct from 'day';
begin
  return query
    with subjects as materialized (
      select subject.* from oee_subjects(equipment_ids, oee_pieces.group_by) subject
    ), lone_groups as materialized (
      select subjects.group_key from subjects group by subjects.group_key having count(*) = 1
    ), measured_ids as materialized (
      select array_agg(distinct subjects.equipment_id) as ids from subjects
    ), measured_equipment as materialized (
      select settings.equipment_id, settings.no_data_counts_as = 'downtime' as is_downtime,
        settings.micro_stop_counts_as = 'availability' as is_availability, extent.data_from, extent.data_until, schedules.schedule,
        row(extent.*)::data_extent as extent,
        case when isfinite(extent.known_until) then - (extract(epoch from extent.known_until) * 1000000)::bigint else 0 end as last_gap
      from measured_ids
      cross join lateral data_extents(measured_ids.ids) extent
      join shared_schedules(measured_ids.ids) schedules on schedules.equipment_id = extent.equipment_id
      join equipment_settings settings on settings.equipment_id = extent.equipment_id
    ), members as materialized (
      -- Groups that depend on time have no key here, and are never alone.
      select subjects.*, lone_groups.group_key is not null as is_lone, extent.schedule, extent.is_downtime,
        extent.data_from, greatest(extent.data_from, extent.data_until) as silent_from
      from subjects
      join measured_equipment extent on extent.equipment_id = subjects.equipment_id
      left join lone_groups on lone_groups.group_key = subjects.group_key
    ), buckets as materialized (
      select row_number() over ()::int as number, zoned.*
      from oee_buckets_of_zones(oee_pieces.bucket, "from", "to", array(select members.time_zone from members)) zoned
      where is_of_places
    ), silent as (
      -- One stands for all: nothing but the calendar and the setting makes their figures.
      select buckets.number, array_agg(members.group_key) as group_keys, min(members.equipment_id) as equipment_id
      from members
      join buckets on buckets.time_zone = members.time_zone
      where members.is_lone and (buckets.ended_at <= members.data_from or buckets.started_at >= members.silent_from)
      group by buckets.number, members.schedule, members.is_downtime
    ), windows as materialized (
      select row_number() over ()::int as number, alike.*
      from (
        select array[members.group_key] as group_keys, members.equipment_id, buckets.bucket_from, buckets.bucket_to,
          buckets.started_at as "from", buckets.ended_at as "to", members.is_lone
        from members
        join buckets on buckets.time_zone = members.time_zone
        where not (members.is_lone and (buckets.ended_at <= members.data_from or buckets.started_at >= members.silent_from))
        union all
        select silent.group_keys, silent.equipment_id, buckets.bucket_from, buckets.bucket_to, buckets.started_at,
          buckets.ended_at, true
        from silent
        join buckets on buckets.number = silent.number
        union all
        select array[timed.group_key], timed.equipment_id, timed.bucket_from, timed.bucket_to, timed."from", timed."to", false
        from oee_windows("from", "to", equipment_ids, oee_pieces.group_by, oee_pieces.bucket) timed
        where not is_of_places
      ) alike
    ), candidates as materialized (
      select rolled.* from rolled_up_windows(
        array(select measured_equipment.equipment_id from measured_equipment), grain, "from", "to") rolled
      where grain is not null
    ), rolled as materialized (
      select windows.number, candidates.started_at, candidates.ended_at, candidates.measure
      from windows
      join candidates on candidates.equipment_id = windows.equipment_id
        and candidates.started_at = windows."from" and candidates.ended_at = windows."to"
      where is_one_roll_up
      union all
      select windows.number, candidates.started_at, candidates.ended_at, candidates.measure
      from windows
      join candidates on candidates.equipment_id = windows.equipment_id
        and candidates.started_at >= windows."from" and candidates.ended_at <= windows."to"
      where not is_one_roll_up and windows."to" - windows."from" > interval '22 hours'
    ), rests as materialized (
      select windows.number, windows.equipment_id, windows."from", windows."to"
      from windows
      where not exists (select from rolled where rolled.number = windows.number)
      union all
      select windows.number, windows.equipment_id, lower(rest), upper(rest)
      from (
        select rolled.number, range_agg(tstzrange(rolled.started_at, rolled.ended_at)) as stretches
        from rolled
        where not is_one_roll_up
        group by rolled.number
      ) covered
      join windows on windows.number = covered.number
      cross join lateral unnest(tstzmultirange(tstzrange(windows."from", windows."to")) - covered.stretches) rest
    ), parts as materialized (
      select row_number() over ()::int as part, divided.*
      from (
        select rests.number, rests.equipment_id, rests."from", least(rests."to", extent.data_from) as "to", 0::bigint as gap
        from rests
        join measured_equipment extent on extent.equipment_id = rests.equipment_id
        where rests."from" < least(rests."to", extent.data_from)
        union all
        select rests.number, rests.equipment_id, greatest(rests."from", extent.data_from), least(rests."to", extent.data_until), null
        from rests
        join measured_equipment extent on extent.equipment_id = rests.equipment_id
        where greatest(rests."from", extent.data_from) < least(rests."to", extent.data_until)
        union all
        select rests.number, rests.equipment_id, rests."from", rests."to", null from rests where rests."from" = rests."to"
        union all
        select rests.number, rests.equipment_id, greatest(rests."from", extent.data_until, extent.data_from), rests."to", extent.last_gap
        from rests
        join measured_equipment extent on extent.equipment_id = rests.equipment_id
        where greatest(rests."from", extent.data_until, extent.data_from) < rests."to"
      ) divided
    ), measured as (
      select rolled.number, rolled.started_at, rolled.ended_at, (rolled.measure).* from rolled
      union all
      select parts.number, parts."from", parts."to", (worked_out.measure).*
      from measure_stretches(array(
        select row(parts.part, parts.equipment_id, parts."from", parts."to")::measured_stretch from parts where parts.gap is null),
        extents => array(select measured_equipment.extent from measured_equipment)) worked_out
      join parts on parts.part = worked_out.number
      union all
      select parts.number, parts."from", parts."to", blank.scheduled_seconds, blank.scheduled_seconds,
        case when extent.is_downtime then blank.break_seconds else 0 end,
        case when extent.is_downtime then blank.scheduled_seconds - blank.break_seconds else 0 end,
        case when extent.is_downtime then blank.scheduled_seconds - blank.break_seconds else 0 end, 0, 0,
        case when extent.is_downtime and blank.scheduled_seconds > blank.break_seconds then 1 else 0 end, 0, 0,
        case when extent.is_downtime and blank.scheduled_seconds > blank.break_seconds then array[parts.gap] end, null, null,
        0, 0, 0, 0, 0
      from (
        select totals.number, extract(epoch from totals.scheduled) as scheduled_seconds, extract(epoch from totals.breaks) as break_seconds
        from scheduled_totals(array(
          select row(parts.part, parts.equipment_id, parts."from", parts."to")::measured_stretch
          from parts
          where parts.gap is not null)) totals
      ) blank
      join parts on parts.part = blank.number
      join measured_equipment extent on extent.equipment_id = parts.equipment_id
    )
    select
      windows.group_keys, windows.equipment_id, windows.bucket_from, windows.bucket_to,
      windows.is_lone and measured.started_at = windows."from" and measured.ended_at = windows."to",
      measured.started_at, extract(epoch from measured.ended_at - measured.started_at),
      measured.scheduled_seconds, measured.no_data_seconds, measured.planned_stop_seconds, measured.planned_production_seconds,
      measured.breakdown_seconds, measured.setup_seconds, measured.micro_stop_seconds,
      case when extent.is_availability then measured.micro_stop_seconds else 0 end,
      measured.breakdown_count::bigint, measured.setup_count::bigint, measured.micro_stop_count::bigint,
      measured.crossing_breakdowns, measured.crossing_setups, measured.crossing_micro_stops,
      measured.total_units, measured.scrap_units, measured.ideal_seconds, measured.ideal_good_seconds, measured.startup_reject_seconds
    from measured
    join windows on windows.number = measured.number
    join measured_equipment extent on extent.equipment_id = windows.equipment_id;
end;
$$;
comment on function oee_pieces is 'The measured parts of all windows of a question.';
