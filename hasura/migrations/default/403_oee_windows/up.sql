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

create function oee_subjects(equipment_ids int[], group_by text) returns table (subject_id int, equipment_id int)
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
    select distinct asked.id, coalesce(machine.id, asked.id)
    from equipment asked
    left join equipment machine on machine.parent_id = asked.id and (
      machine.is_constraint
      or not exists (select from equipment marked where marked.parent_id = asked.id and marked.is_constraint))
    where asked.id = any (equipment_ids);
end;
$$;
comment on function oee_subjects is 'The equipment to measure for each piece asked for: a line is measured by its constraint machine where one is marked, else by its machines, else by itself. Without ids: everything that has signals of its own, or for higher groups every line and every machine on its own.';

create function next_bucket(bucket text, bucket_from timestamptz, zone text) returns timestamptz
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return case bucket
    when 'minute' then bucket_from + interval '1 minute'
    when 'quarter_hour' then bucket_from + interval '15 minutes'
    when 'hour' then bucket_from + interval '1 hour'
    else (bucket_from at time zone zone + ('1 ' || bucket)::interval) at time zone zone
  end;
end;
$$;
comment on function next_bucket is 'Start of the bucket behind one: hours and less count elapsed time, days and more the local calendar of the zone.';

create function oee_buckets(bucket text, "from" timestamptz, "to" timestamptz, zone text)
  returns table (bucket_from timestamptz, bucket_to timestamptz)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  if bucket is null then
    return query select "from", "to";
    return;
  end if;
  bucket_from := case bucket
    when 'quarter_hour' then date_bin('15 minutes', "from", 'epoch')
    else date_trunc(bucket, "from", zone)
  end;
  while bucket_from < "to" loop
    bucket_to := next_bucket(bucket, bucket_from, zone);
    return next;
    bucket_from := bucket_to;
  end loop;
end;
$$;
comment on function oee_buckets is 'The buckets of a range in a time zone; days have 23 or 25 hours where the clocks change. Without a bucket: the range itself.';

create function order_stretches(measured_id int, "from" timestamptz, "to" timestamptz)
  returns table (stretch tstzrange, production_order_id int, product_id int)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with runs as (
      select
        run.production_order_id,
        run.equipment_id = measured_id as is_own,
        tstzrange(run.started_at, run.ended_at) * tstzrange("from", "to") as stretch
      from equipment measured
      join production_order_runs run on run.equipment_id in (measured.id, measured.parent_id)
      where measured.id = measured_id and tstzrange(run.started_at, run.ended_at) && tstzrange("from", "to")
    ), own as (
      select coalesce(range_agg(runs.stretch), '{}') as stretches from runs where runs.is_own
    )
    select part.stretch, runs.production_order_id, production_order.product_id
    from runs
    cross join own
    cross join lateral unnest(
      case when runs.is_own then tstzmultirange(runs.stretch) else tstzmultirange(runs.stretch) - own.stretches end
    ) as part (stretch)
    join production_orders production_order on production_order.id = runs.production_order_id;
end;
$$;
comment on function order_stretches is 'Which order runs when on a piece of equipment: its own runs, and where it has none those of its line.';

create function oee_stretches(measured_id int, "from" timestamptz, "to" timestamptz, group_by text)
  returns table (stretch tstzrange, group_key bigint)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  case
    when group_by in ('shift', 'team') then
      return query
        select
          tstzrange(shift.started_at, shift.ended_at) * tstzrange(follows.valid_from, follows.valid_to) * tstzrange("from", "to"),
          case when group_by = 'shift' then shift.id else shift.team_id end
        from equipment_calendars follows
        join shift_instances shift on shift.calendar_id = follows.calendar_id
          and shift.started_at < least("to", follows.valid_to)
          and shift.started_at > greatest("from", follows.valid_from) - interval '2 days'
          and shift.ended_at > greatest("from", follows.valid_from)
        where follows.equipment_id = measured_id and (group_by = 'shift' or shift.team_id is not null);
    when group_by in ('order', 'product') then
      return query
        select ordered.stretch, case when group_by = 'order' then ordered.production_order_id else ordered.product_id end::bigint
        from order_stretches(measured_id, "from", "to") ordered;
    else
      return query select tstzrange("from", "to"), null::bigint;
  end case;
end;
$$;
comment on function oee_stretches is 'The parts of a range that a grouping looks at: shifts, order runs, or the whole range, with the key of the group where it depends on time. Time that belongs to no shift, team or order is in no group.';

create function oee_windows("from" timestamptz, "to" timestamptz, equipment_ids int[], group_by text, bucket text)
  returns setof oee_window
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  if "to" < "from" or "from" is null or "to" is null then
    raise invalid_parameter_value using message = 'the range of a figure ends before it starts',
      hint = 'Give "from" and "to" in this order.';
  end if;
  if group_by not in ('equipment', 'line', 'area', 'site', 'enterprise', 'shift', 'team', 'order', 'product') then
    raise invalid_parameter_value using message = format('"%s" is no grouping', group_by),
      hint = 'Group by equipment, line, area, site, enterprise, shift, team, order or product.';
  end if;
  if bucket not in ('minute', 'quarter_hour', 'hour', 'day', 'week', 'month', 'year') then
    raise invalid_parameter_value using message = format('"%s" is no bucket', bucket),
      hint = 'Use minute, quarter_hour, hour, day, week, month or year.';
  end if;
  return query
    select
      subject.equipment_id, lower(part.stretch), upper(part.stretch),
      coalesce(part.group_key, case group_by
        when 'equipment' then subject.subject_id
        when 'line' then coalesce(asked.parent_id, asked.id)
        when 'area' then areas.id
        when 'site' then sites.id
        when 'enterprise' then sites.enterprise_id
      end),
      piece.bucket_from, piece.bucket_to
    from oee_subjects(equipment_ids, group_by) subject
    join equipment asked on asked.id = subject.subject_id
    join areas on areas.id = asked.area_id
    join sites on sites.id = areas.site_id
    cross join lateral oee_buckets(bucket, "from", "to", sites.time_zone) piece
    cross join lateral oee_stretches(
      subject.equipment_id, greatest(piece.bucket_from, "from"), least(piece.bucket_to, "to"), group_by) part;
end;
$$;
comment on function oee_windows is 'The windows to measure for a question. Wrong groupings, buckets and ranges are refused with a hint.';
