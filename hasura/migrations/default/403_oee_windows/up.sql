-- OEE, step 1: which windows of which equipment are asked for?
--
-- A question (range, equipment, grouping, bucket) becomes a list of windows: stretches of one measured piece of equipment,
-- each with the group that it counts for. Measuring (410) and adding up (420) know nothing of the question any more.

create type oee_window as (
  equipment_id int,
  "from" timestamptz,
  "to" timestamptz,
  group_key bigint,
  bucket_from timestamptz,
  bucket_to timestamptz
);
comment on type oee_window is 'A stretch of one piece of equipment to measure, and the group and bucket that it counts for.';

create function oee_subjects(equipment_ids int[], group_by text)
  returns table (group_key bigint, equipment_id int, time_zone text)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  if equipment_ids is null then
    equipment_ids := array(
      select candidate.id from equipment candidate
      where case
        when group_by = 'equipment' then not exists (select from equipment child where child.parent_id = candidate.id)
        else candidate.parent_id is null
      end);
  end if;
  return query
    select distinct
      case group_by
        when 'equipment' then asked.id
        when 'line' then coalesce(asked.parent_id, asked.id)
        when 'area' then areas.id
        when 'site' then sites.id
        when 'enterprise' then sites.enterprise_id
      end::bigint,
      coalesce(machine.id, asked.id),
      sites.time_zone
    from equipment asked
    join areas on areas.id = asked.area_id
    join sites on sites.id = areas.site_id
    left join equipment machine on machine.parent_id = asked.id and (
      machine.is_constraint
      or not exists (select from equipment marked where marked.parent_id = asked.id and marked.is_constraint))
    where asked.id = any (equipment_ids);
end;
$$;
comment on function oee_subjects is 'The equipment to measure for what is asked, each once per group: a line is measured by its constraint machine where one is marked, else by its machines, else by itself. Without ids: everything that has signals of its own, or for higher groups every line and every machine on its own. The group is null where it depends on time.';

create function oee_buckets(bucket text, "from" timestamptz, "to" timestamptz, zone text)
  returns table (bucket_from timestamptz, bucket_to timestamptz)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  bucket_length constant interval := case bucket when 'quarter_hour' then interval '15 minutes' else ('1 ' || bucket)::interval end;
begin
  case
    when bucket is null or "from" >= "to" then
      return query select "from", "to";
    when bucket in ('minute', 'quarter_hour') then
      return query
        select starts, starts + bucket_length
        from generate_series(date_bin(bucket_length, "from", 'epoch'), "to" - interval '1 microsecond', bucket_length) starts;
    when bucket = 'hour' then
      -- A clock that is set by half an hour cuts an hour short, so borders are looked for every quarter.
      return query
        select borders.border, borders.next
        from (
          select hours.border, lead(hours.border) over (order by hours.border) as next
          from (
            select distinct date_trunc('hour', quarter, zone) as border
            from generate_series(date_trunc('hour', "from", zone), "to" + bucket_length, interval '15 minutes') quarter
          ) hours
        ) borders
        where borders.border < "to" and borders.next > "from";
    else
      return query
        select starts at time zone zone, (starts + bucket_length) at time zone zone
        from generate_series(
          date_trunc(bucket, "from" at time zone zone), ("to" - interval '1 microsecond') at time zone zone, bucket_length) starts;
  end case;
end;
$$;
comment on function oee_buckets is 'The buckets of a range in a time zone; days have 23 or 25 hours where the clocks change. Without a bucket: the range itself.';

create function oee_buckets_of_zones(bucket text, "from" timestamptz, "to" timestamptz, zones text[])
  returns table (time_zone text, bucket_from timestamptz, bucket_to timestamptz, started_at timestamptz, ended_at timestamptz)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select zones_asked.zone, piece.bucket_from, piece.bucket_to, greatest(piece.bucket_from, "from"), least(piece.bucket_to, "to")
    from (select distinct unnest(zones)) zones_asked (zone)
    cross join lateral oee_buckets(bucket, "from", "to", zones_asked.zone) piece;
end;
$$;
comment on function oee_buckets_of_zones is 'The buckets of a range in each of some zones, each once, and the part of each that is in the range.';

create function oee_stretches(measured_id int, "from" timestamptz, "to" timestamptz, group_by text)
  returns table (stretch tstzrange, group_key bigint, business_day date)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  if group_by in ('shift', 'team') then
    return query
      select
        tstzrange(shift.started_at, shift.ended_at) * tstzrange("from", "to"),
        case when group_by = 'shift' then shift.shift_instance_id else shift.team_id end,
        shift.business_day
      from equipment_shifts shift
      where shift.equipment_id = measured_id and shift.started_at < "to" and shift.ended_at > "from"
        and shift.begins_at > "from" - interval '2 days' and shift.begins_at < "to"
        and (group_by = 'shift' or shift.team_id is not null);
  else
    return query
      select
        tstzrange(ordered.started_at, ordered.ended_at),
        case when group_by = 'order' then ordered.production_order_id else ordered.product_id end::bigint,
        null::date
      from order_stretches(array[measured_id], "from", "to") ordered
      where ordered.production_order_id is not null;
  end if;
end;
$$;
comment on function oee_stretches is 'The parts of a range that a grouping by shift, team, order or product looks at, with the key of the group. Time that belongs to none is in no group.';

create function refuse_odd_oee_question("from" timestamptz, "to" timestamptz, group_by text, bucket text) returns void
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
begin
  if "to" < "from" or "from" is null or "to" is null or not isfinite("from") or not isfinite("to") then
    raise invalid_parameter_value using message = 'the range of a figure ends before it starts, or has no end',
      hint = 'Give "from" and "to" in this order.';
  end if;
  if group_by not in ('equipment', 'line', 'area', 'site', 'enterprise', 'shift', 'team', 'order', 'product')
    or group_by is null then
    raise invalid_parameter_value using message = format('"%s" is no grouping', group_by),
      hint = 'Group by equipment, line, area, site, enterprise, shift, team, order or product.';
  end if;
  if bucket not in ('minute', 'quarter_hour', 'hour', 'day', 'week', 'month', 'year') then
    raise invalid_parameter_value using message = format('"%s" is no bucket', bucket),
      hint = 'Use minute, quarter_hour, hour, day, week, month or year.';
  end if;
end;
$$;
comment on function refuse_odd_oee_question is 'Refuses wrong groupings, buckets and ranges with a hint.';

create function oee_windows("from" timestamptz, "to" timestamptz, equipment_ids int[], group_by text, bucket text)
  returns setof oee_window
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '32MB'
as $$
begin
  perform refuse_odd_oee_question("from", "to", group_by, bucket);
  if group_by in ('equipment', 'line', 'area', 'site', 'enterprise') then
    return query
      with subjects as materialized (
        select * from oee_subjects(equipment_ids, group_by)
      )
      select
        subjects.equipment_id, pieces.started_at, pieces.ended_at, subjects.group_key, pieces.bucket_from, pieces.bucket_to
      from subjects
      join oee_buckets_of_zones(bucket, "from", "to", array(select subjects.time_zone from subjects)) pieces
        on pieces.time_zone = subjects.time_zone;
  else
    return query
      with stretches as materialized (
        select subjects.equipment_id, subjects.time_zone, part.*,
          -- Days and more are those of the shift: a night shift belongs whole to the day on which it starts.
          case when part.business_day is not null and bucket in ('day', 'week', 'month', 'year') then
            date_trunc(bucket, part.business_day::timestamp) end as day
        from oee_subjects(equipment_ids, group_by) subjects
        cross join lateral oee_stretches(subjects.equipment_id, "from", "to", group_by) part
        where not isempty(part.stretch)
      )
      select
        stretches.equipment_id, lower(stretches.stretch), upper(stretches.stretch), stretches.group_key,
        stretches.day at time zone stretches.time_zone,
        (stretches.day + ('1 ' || bucket)::interval) at time zone stretches.time_zone
      from stretches
      where stretches.day is not null
      union all
      select
        stretches.equipment_id,
        greatest(piece.bucket_from, lower(stretches.stretch)), least(piece.bucket_to, upper(stretches.stretch)),
        stretches.group_key,
        case when bucket is null then "from" else piece.bucket_from end,
        case when bucket is null then "to" else piece.bucket_to end
      from stretches
      cross join lateral oee_buckets(bucket, lower(stretches.stretch), upper(stretches.stretch), stretches.time_zone) piece
      where stretches.day is null;
  end if;
end;
$$;
comment on function oee_windows is 'The windows to measure for a question. Wrong groupings, buckets and ranges are refused with a hint. By shift and team, buckets of days and more hold the shifts that start in them.';
