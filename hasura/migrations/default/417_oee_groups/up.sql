-- OEE, step 8: the groups of a question, and their pieces added up.

create function oee_group_names(group_by text, group_keys bigint[]) returns table (group_key bigint, group_name text)
  language plpgsql stable rows 100
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    select named.id::bigint, named.name from equipment named where group_by in ('equipment', 'line') and named.id = any (group_keys)
    union all
    select named.id, named.name from areas named where group_by = 'area' and named.id = any (group_keys)
    union all
    select named.id, named.name from sites named where group_by = 'site' and named.id = any (group_keys)
    union all
    select named.id, named.name from enterprises named where group_by = 'enterprise' and named.id = any (group_keys)
    union all
    select named.id, named.business_day || ' ' || named.name from shift_instances named
    where group_by = 'shift' and named.id = any (group_keys)
    union all
    select named.id, named.name from teams named where group_by = 'team' and named.id = any (group_keys)
    union all
    select named.id, named.code from production_orders named where group_by = 'order' and named.id = any (group_keys)
    union all
    select named.id, named.name from products named where group_by = 'product' and named.id = any (group_keys);
end;
$$;
comment on function oee_group_names is 'What people call groups.';

create function oee_groups("from" timestamptz, "to" timestamptz, equipment_ids int[], group_by text, bucket text)
  returns table (
    group_key bigint, group_name text, time_zone text, no_data_counts_as text, micro_stop_counts_as text, settings jsonb,
    measured_equipment_ids int[]
  )
  language plpgsql stable rows 100
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with measured as materialized (
      select subject.group_key, subject.equipment_id
      from oee_subjects(equipment_ids, oee_groups.group_by) subject
      where subject.group_key is not null
      union
      -- Which equipment a shift, team, order or product has depends on time.
      select timed.group_key, timed.equipment_id
      from oee_windows("from", "to", equipment_ids, oee_groups.group_by, oee_groups.bucket) timed
      where oee_groups.group_by in ('shift', 'team', 'order', 'product')
    )
    select
      measured.group_key,
      names.group_name,
      case when count(distinct settings.time_zone) = 1 then min(settings.time_zone) end,
      case when count(distinct settings.no_data_counts_as) = 1 then min(settings.no_data_counts_as) end,
      case when count(distinct settings.micro_stop_counts_as) = 1 then min(settings.micro_stop_counts_as) end,
      jsonb_build_object(
        'micro_stop_seconds', case when count(distinct settings.micro_stop_seconds) = 1 then min(settings.micro_stop_seconds) end,
        'micro_stop_cycles', case when count(distinct settings.micro_stop_cycles) = 1
          and count(settings.micro_stop_cycles) = count(*) then min(settings.micro_stop_cycles) end,
        'stale_after_seconds', case when count(distinct settings.stale_after_seconds) = 1
          and count(settings.stale_after_seconds) = count(*) then min(settings.stale_after_seconds) end),
      array_agg(settings.equipment_id order by settings.equipment_id)
    from measured
    left join oee_group_names(oee_groups.group_by, array(select measured.group_key from measured)) names
      on names.group_key = measured.group_key
    join equipment_settings settings on settings.equipment_id = measured.equipment_id
    group by measured.group_key, names.group_name;
end;
$$;
comment on function oee_groups is 'The groups that a question is about, with their names, zones, settings and measured equipment; null where the equipment of a group differs.';

create function oee_totals(pieces oee_piece[]) returns setof oee_piece
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '64MB'
as $$
begin
  return query
    with parts as materialized (
      select piece.*, piece.group_keys[1] as group_key from unnest(pieces) piece
    ), repeated as (
      -- A stop that reaches over several pieces of a group counts once.
      select part.group_key, part.bucket_from,
        count(*) filter (where stop.loss = 1) - count(distinct stop.key) filter (where stop.loss = 1) as breakdown_count,
        count(*) filter (where stop.loss = 2) - count(distinct stop.key) filter (where stop.loss = 2) as setup_count,
        count(*) filter (where stop.loss = 3) - count(distinct stop.key) filter (where stop.loss = 3) as micro_stop_count
      from parts part
      cross join lateral (
        select array[part.equipment_id, crossing.stop], 1 from unnest(part.crossing_breakdowns) crossing (stop)
        union all
        select array[part.equipment_id, crossing.stop], 2 from unnest(part.crossing_setups) crossing (stop)
        union all
        select array[part.equipment_id, crossing.stop], 3 from unnest(part.crossing_micro_stops) crossing (stop)
      ) stop (key, loss)
      group by part.group_key, part.bucket_from
    ), sums as (
      select
        part.group_key, part.bucket_from, min(part.bucket_to) as bucket_to, min(part.started_at) as started_at,
        sum(part.calendar_seconds) as calendar, sum(part.scheduled_seconds) as scheduled, sum(part.no_data_seconds) as no_data,
        sum(part.planned_stop_seconds) as planned_stop, sum(part.planned_production_seconds) as production,
        sum(part.breakdown_seconds) as breakdown, sum(part.setup_seconds) as setup,
        sum(part.micro_stop_seconds) as micro_stop, sum(part.micro_stop_downtime_seconds) as micro_stop_downtime,
        sum(part.breakdown_count) as breakdown_count, sum(part.setup_count) as setup_count,
        sum(part.micro_stop_count) as micro_stop_count,
        sum(part.total_units) as total, sum(part.scrap_units) as scrap,
        -- An unknown ideal time of one part makes that of the whole unknown: too little would pass for slow.
        case when count(*) = count(part.ideal_seconds) then sum(part.ideal_seconds) end as ideal,
        case when count(*) = count(part.ideal_seconds) then sum(part.ideal_good_seconds) end as ideal_good,
        case when count(*) = count(part.ideal_seconds) then sum(part.startup_reject_seconds) end as startup_reject
      from parts part
      group by part.group_key, part.bucket_from
    )
    select
      array[sums.group_key], null::int, sums.bucket_from, sums.bucket_to, true, sums.started_at, sums.calendar, sums.scheduled,
      sums.no_data, sums.planned_stop, sums.production, sums.breakdown, sums.setup, sums.micro_stop, sums.micro_stop_downtime,
      (sums.breakdown_count - coalesce(repeated.breakdown_count, 0))::bigint,
      (sums.setup_count - coalesce(repeated.setup_count, 0))::bigint,
      (sums.micro_stop_count - coalesce(repeated.micro_stop_count, 0))::bigint,
      null::bigint[], null::bigint[], null::bigint[],
      sums.total, sums.scrap, sums.ideal, sums.ideal_good, sums.startup_reject
    from sums
    left join repeated on repeated.group_key = sums.group_key and repeated.bucket_from = sums.bucket_from;
end;
$$;
comment on function oee_totals is 'Adds the pieces of each group and bucket.';
