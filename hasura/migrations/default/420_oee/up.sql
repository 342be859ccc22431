-- OEE, step 3: add the windows of each group first, divide once.

create function oee_group_name(group_by text, group_key bigint) returns text
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select case
      when group_by in ('equipment', 'line') then (select named.name from equipment named where named.id = group_key)
      when group_by = 'area' then (select named.name from areas named where named.id = group_key)
      when group_by = 'site' then (select named.name from sites named where named.id = group_key)
      when group_by = 'enterprise' then (select named.name from enterprises named where named.id = group_key)
      when group_by = 'shift' then
        (select named.business_day || ' ' || named.name from shift_instances named where named.id = group_key)
      when group_by = 'team' then (select named.name from teams named where named.id = group_key)
      when group_by = 'order' then (select named.code from production_orders named where named.id = group_key)
      when group_by = 'product' then (select named.name from products named where named.id = group_key)
    end
  );
end;
$$;
comment on function oee_group_name is 'What people call a group.';

create function oee_group_settings(equipment_ids int[]) returns jsonb
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select jsonb_build_object(
      'micro_stop_seconds', case when count(distinct settings.micro_stop_seconds) = 1 then min(settings.micro_stop_seconds) end,
      'micro_stop_cycles', case when count(distinct settings.micro_stop_cycles) = 1 and count(settings.micro_stop_cycles) = count(*)
        then min(settings.micro_stop_cycles) end,
      'stale_after_seconds', case when count(distinct settings.stale_after_seconds) = 1
        and count(settings.stale_after_seconds) = count(*) then min(settings.stale_after_seconds) end)
    from equipment_settings settings
    where settings.equipment_id = any (equipment_ids)
  );
end;
$$;
comment on function oee_group_settings is 'The settings of some equipment that decide its figures; null where they differ.';

create function oee(
  "from" timestamptz,
  "to" timestamptz,
  equipment_ids int[] default null,
  group_by text default 'equipment',
  bucket text default null
) returns setof oee_results
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with windows as materialized (
      select row_number() over ()::int as number, asked.*
      from oee_windows("from", "to", equipment_ids, oee.group_by, oee.bucket) asked
    ), measures as (
      select windows.*, settings.time_zone, settings.no_data_counts_as, settings.micro_stop_counts_as, measure.*
      from rolled_up_or_measured(array(
        select row(windows.number, windows.equipment_id, windows."from", windows."to")::measured_stretch from windows)) measured
      cross join lateral (select (measured.measure).*) measure
      join windows on windows.number = measured.number
      join equipment_settings settings on settings.equipment_id = windows.equipment_id
    ), sums as (
      select
        measures.group_key, measures.bucket_from, measures.bucket_to, min(measures."from") as first_from,
        case when min(measures.time_zone) = max(measures.time_zone) then min(measures.time_zone) end as time_zone,
        case when min(measures.no_data_counts_as) = max(measures.no_data_counts_as)
          then min(measures.no_data_counts_as) end as no_data_counts_as,
        case when min(measures.micro_stop_counts_as) = max(measures.micro_stop_counts_as)
          then min(measures.micro_stop_counts_as) end as micro_stop_counts_as,
        extract(epoch from sum(measures."to" - measures."from")) as calendar,
        sum(measures.scheduled_seconds) as scheduled,
        sum(measures.no_data_seconds) as no_data,
        sum(measures.planned_stop_seconds) as planned_stop,
        sum(measures.planned_production_seconds) as production,
        sum(measures.breakdown_seconds) as breakdown,
        sum(measures.setup_seconds) as setup,
        sum(measures.micro_stop_seconds) as micro_stop,
        coalesce(sum(measures.micro_stop_seconds) filter (where measures.micro_stop_counts_as = 'availability'), 0)
          as micro_stop_downtime,
        sum(measures.breakdown_count) as breakdown_count,
        sum(measures.setup_count) as setup_count,
        sum(measures.micro_stop_count) as micro_stop_count,
        sum(measures.total_units) as total,
        sum(measures.scrap_units) as scrap,
        -- An unknown ideal time of one part makes that of the whole unknown: too little would pass for slow.
        case when count(*) = count(measures.ideal_seconds) then sum(measures.ideal_seconds) end as ideal,
        case when count(*) = count(measures.ideal_seconds) then sum(measures.ideal_good_seconds) end as ideal_good,
        case when count(*) = count(measures.ideal_seconds) then sum(measures.startup_reject_seconds) end as startup_reject,
        array_agg(distinct measures.equipment_id) as equipment_ids
      from measures
      group by measures.group_key, measures.bucket_from, measures.bucket_to
    ), repeated as (
      -- A stop that reaches over several windows of a group counts once.
      select measures.group_key, measures.bucket_from,
        count(stop.key) filter (where stop.loss = 1) - count(distinct stop.key) filter (where stop.loss = 1) as breakdown_count,
        count(stop.key) filter (where stop.loss = 2) - count(distinct stop.key) filter (where stop.loss = 2) as setup_count,
        count(stop.key) filter (where stop.loss = 3) - count(distinct stop.key) filter (where stop.loss = 3) as micro_stop_count
      from measures
      cross join lateral (
        select array[measures.equipment_id, crossing.stop], 1 from unnest(measures.crossing_breakdowns) crossing (stop)
        union all
        select array[measures.equipment_id, crossing.stop], 2 from unnest(measures.crossing_setups) crossing (stop)
        union all
        select array[measures.equipment_id, crossing.stop], 3 from unnest(measures.crossing_micro_stops) crossing (stop)
      ) stop (key, loss)
      group by measures.group_key, measures.bucket_from
    ), totals as (
      select
        sums.group_key, sums.bucket_from, sums.bucket_to, sums.first_from, sums.time_zone, sums.no_data_counts_as, sums.micro_stop_counts_as,
        sums.calendar, sums.scheduled, sums.no_data, sums.planned_stop, sums.production, sums.breakdown, sums.setup,
        sums.micro_stop, sums.micro_stop_downtime, sums.total, sums.scrap, sums.ideal, sums.ideal_good, sums.startup_reject,
        sums.equipment_ids,
        sums.breakdown + sums.setup + sums.micro_stop_downtime as downtime,
        sums.production - sums.breakdown - sums.setup - sums.micro_stop_downtime as run,
        sums.breakdown_count - coalesce(repeated.breakdown_count, 0) as breakdown_count,
        sums.setup_count - coalesce(repeated.setup_count, 0) as setup_count,
        sums.micro_stop_count - coalesce(repeated.micro_stop_count, 0) as micro_stop_count
      from sums
      left join repeated on repeated.group_key = sums.group_key and repeated.bucket_from = sums.bucket_from
    )
    select
      oee.group_by, totals.group_key, oee_group_name(oee.group_by, totals.group_key),
      totals.bucket_from, totals.bucket_to, totals.time_zone,
      totals.calendar, totals.scheduled, totals.no_data, totals.planned_stop, totals.production,
      totals.breakdown, totals.setup, totals.micro_stop, totals.downtime, totals.run,
      totals.total, totals.scrap, totals.total - totals.scrap, totals.ideal, totals.ideal_good,
      totals.run - (totals.micro_stop - totals.micro_stop_downtime) - totals.ideal,
      totals.startup_reject, totals.ideal - totals.ideal_good - totals.startup_reject,
      totals.breakdown_count, totals.setup_count, totals.micro_stop_count,
      1 - totals.no_data / nullif(totals.scheduled, 0),
      totals.run / nullif(totals.production, 0),
      totals.ideal / nullif(totals.run, 0),
      totals.ideal_good / nullif(totals.ideal, 0),
      totals.ideal_good / nullif(totals.production, 0),
      totals.ideal_good / nullif(totals.scheduled, 0),
      totals.ideal_good / nullif(totals.calendar, 0),
      totals.run / nullif(totals.breakdown_count, 0),
      totals.breakdown / nullif(totals.breakdown_count, 0),
      case
        when totals.ideal > totals.run then 'Performance is above 1: the ideal rate is too low.'
        when totals.ideal is null then 'Units were made whose ideal rate is unknown: give the product or the equipment one.'
      end,
      totals.no_data_counts_as, totals.micro_stop_counts_as,
      oee_group_settings(totals.equipment_ids), totals.equipment_ids
    from totals
    order by totals.bucket_from, totals.first_from, totals.group_key;
end;
$$;
comment on function oee is 'OEE and everything that it is made of, for a range, exact to the samples that are there. Adjacent ranges add up. Time after now and before the first sample has no data. equipment_ids: null for all; a line stands for its constraint machine, else its machines. group_by: equipment, line, area, site, enterprise, shift, team, order or product. bucket: minute, quarter_hour, hour, day, week, month or year in each site''s zone, or null for the whole range.';
