-- OEE, step 3: add the windows of each group first, divide once.

create table oee_results (
  group_by text not null,
  group_key text not null,
  group_name text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  time_zone text,
  no_data_counts_as text,
  micro_stop_counts_as text,
  calendar_seconds numeric not null,
  scheduled_seconds numeric not null,
  no_data_seconds numeric not null,
  planned_stop_seconds numeric not null,
  planned_production_seconds numeric not null,
  breakdown_seconds numeric not null,
  setup_seconds numeric not null,
  micro_stop_seconds numeric not null,
  downtime_seconds numeric not null,
  run_seconds numeric not null,
  total_units numeric not null,
  scrap_units numeric not null,
  good_units numeric not null,
  ideal_seconds numeric,
  ideal_good_seconds numeric,
  reduced_speed_seconds numeric,
  startup_reject_seconds numeric,
  production_reject_seconds numeric,
  breakdown_count bigint not null,
  micro_stop_count bigint not null,
  coverage numeric,
  availability numeric,
  performance numeric,
  quality numeric,
  oee numeric,
  ooe numeric,
  teep numeric,
  mtbf_seconds numeric,
  mttr_seconds numeric,
  constraint "a result of the oee function is never stored" check (false) no inherit
);
comment on table oee_results is 'The columns of the function oee. A ratio without a denominator is null; nothing is capped. Holds no rows.';
comment on column oee_results.group_by is 'The grouping that was asked for.';
comment on column oee_results.group_key is 'Number of the group''s equipment, line, area, site, enterprise, shift instance, team, order or product.';
comment on column oee_results.group_name is 'Name of the group.';
comment on column oee_results.started_at is 'Start of the bucket, or of the range asked for.';
comment on column oee_results.ended_at is 'End of the bucket, or of the range asked for.';
comment on column oee_results.time_zone is 'Zone of the buckets; null when the group spans several.';
comment on column oee_results.no_data_counts_as is 'The setting that produced the figure: excluded or downtime; null when the group''s enterprises differ.';
comment on column oee_results.micro_stop_counts_as is 'The setting that produced the figure: performance or availability; null when the group''s enterprises differ.';
comment on column oee_results.calendar_seconds is 'Length of the measured windows.';
comment on column oee_results.scheduled_seconds is 'Time inside shifts; all of it without a calendar.';
comment on column oee_results.no_data_seconds is 'Scheduled time in state 0.';
comment on column oee_results.planned_stop_seconds is 'Scheduled time in breaks or stops with a planned reason, less Execute.';
comment on column oee_results.planned_production_seconds is 'Scheduled less no data less planned stops.';
comment on column oee_results.breakdown_seconds is 'Downtime that is no setup.';
comment on column oee_results.setup_seconds is 'Downtime whose reason is setup.';
comment on column oee_results.micro_stop_seconds is 'Planned production time in stops shorter than the threshold.';
comment on column oee_results.downtime_seconds is 'Breakdowns and setup, and micro stops where they count as availability.';
comment on column oee_results.run_seconds is 'Planned production less downtime.';
comment on column oee_results.total_units is 'Units made in scheduled time.';
comment on column oee_results.scrap_units is 'Units of these that are scrap.';
comment on column oee_results.good_units is 'Total less scrap.';
comment on column oee_results.ideal_seconds is 'Time that the total would ideally take; null when an ideal rate is unknown.';
comment on column oee_results.ideal_good_seconds is 'Time that the good units would ideally take; null when an ideal rate is unknown.';
comment on column oee_results.reduced_speed_seconds is 'Run time beyond the ideal time and micro stops; negative when the machine beat its ideal rate.';
comment on column oee_results.startup_reject_seconds is 'Ideal time of scrap reported as startup rejects.';
comment on column oee_results.production_reject_seconds is 'Ideal time of all other scrap.';
comment on column oee_results.breakdown_count is 'Stops that are breakdowns, each counted once.';
comment on column oee_results.micro_stop_count is 'Micro stops, each counted once.';
comment on column oee_results.coverage is 'Share of the scheduled time with data.';
comment on column oee_results.availability is 'run ÷ planned production.';
comment on column oee_results.performance is 'ideal time ÷ run; above 1 means that the ideal rate is too low.';
comment on column oee_results.quality is 'ideal good time ÷ ideal time.';
comment on column oee_results.oee is 'ideal good time ÷ planned production.';
comment on column oee_results.ooe is 'ideal good time ÷ scheduled.';
comment on column oee_results.teep is 'ideal good time ÷ calendar.';
comment on column oee_results.mtbf_seconds is 'run ÷ breakdowns.';
comment on column oee_results.mttr_seconds is 'breakdown time ÷ breakdowns.';

create function oee_group_name(group_by text, group_key text) returns text
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select case
      when group_key = '' then null
      when group_by in ('equipment', 'line') then (select named.name from equipment named where named.id = group_key::int)
      when group_by = 'area' then (select named.name from areas named where named.id = group_key::int)
      when group_by = 'site' then (select named.name from sites named where named.id = group_key::int)
      when group_by = 'enterprise' then (select named.name from enterprises named where named.id = group_key::int)
      when group_by = 'shift' then
        (select named.business_day || ' ' || named.name from shift_instances named where named.id = group_key::bigint)
      when group_by = 'team' then (select named.name from teams named where named.id = group_key::int)
      when group_by = 'order' then (select named.code from production_orders named where named.id = group_key::int)
      when group_by = 'product' then (select named.name from products named where named.id = group_key::int)
    end
  );
end;
$$;
comment on function oee_group_name is 'What people call a group.';

create view equipment_settings as
select
  equipment.id as equipment_id,
  sites.time_zone,
  enterprises.no_data_counts_as,
  enterprises.micro_stop_counts_as
from equipment
join areas on areas.id = equipment.area_id
join sites on sites.id = areas.site_id
join enterprises on enterprises.id = sites.enterprise_id;
comment on view equipment_settings is 'The settings of site and enterprise that apply to each piece of equipment.';
comment on column equipment_settings.equipment_id is 'The equipment.';
comment on column equipment_settings.time_zone is 'Zone of its site.';
comment on column equipment_settings.no_data_counts_as is 'excluded or downtime.';
comment on column equipment_settings.micro_stop_counts_as is 'performance or availability.';

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
    with measures as (
      select
        asked.group_key, asked.bucket_from, asked.bucket_to, asked.equipment_id,
        settings.time_zone, settings.no_data_counts_as, settings.micro_stop_counts_as,
        extract(epoch from asked."to") - extract(epoch from asked."from") as calendar_seconds,
        measured.*
      from oee_windows("from", "to", equipment_ids, oee.group_by, oee.bucket) asked
      join equipment_settings settings on settings.equipment_id = asked.equipment_id
      cross join lateral measure_window(asked.equipment_id, asked."from", asked."to", settings.no_data_counts_as) measured
    ), sums as (
      select
        measures.group_key, measures.bucket_from, measures.bucket_to,
        case when min(measures.time_zone) = max(measures.time_zone) then min(measures.time_zone) end as time_zone,
        case when min(measures.no_data_counts_as) = max(measures.no_data_counts_as)
          then min(measures.no_data_counts_as) end as no_data_counts_as,
        case when min(measures.micro_stop_counts_as) = max(measures.micro_stop_counts_as)
          then min(measures.micro_stop_counts_as) end as micro_stop_counts_as,
        sum(measures.calendar_seconds) as calendar,
        sum(measures.scheduled_seconds) as scheduled,
        sum(measures.no_data_seconds) as no_data,
        sum(measures.planned_stop_seconds) as planned_stop,
        sum(measures.planned_production_seconds) as production,
        sum(measures.breakdown_seconds) as breakdown,
        sum(measures.setup_seconds) as setup,
        sum(measures.micro_stop_seconds) as micro_stop,
        coalesce(sum(measures.micro_stop_seconds) filter (where measures.micro_stop_counts_as = 'availability'), 0)
          as micro_stop_downtime,
        sum(measures.total_units) as total,
        sum(measures.scrap_units) as scrap,
        -- An unknown ideal time of one part makes that of the whole unknown: too little would pass for slow.
        case when count(*) = count(measures.ideal_seconds) then sum(measures.ideal_seconds) end as ideal,
        case when count(*) = count(measures.ideal_seconds) then sum(measures.ideal_good_seconds) end as ideal_good,
        case when count(*) = count(measures.ideal_seconds) then sum(measures.startup_reject_seconds) end as startup_reject
      from measures
      group by measures.group_key, measures.bucket_from, measures.bucket_to
    ), stops as (
      select
        measures.group_key, measures.bucket_from,
        count(distinct stop.stop_key) filter (where stop.loss = 'breakdown') as breakdown_count,
        count(distinct stop.stop_key) filter (where stop.loss = 'micro_stop') as micro_stop_count
      from measures
      cross join lateral (
        select unnest(measures.breakdowns), 'breakdown'
        union all
        select unnest(measures.micro_stops), 'micro_stop'
      ) stop (stop_key, loss)
      group by measures.group_key, measures.bucket_from
    ), totals as (
      select
        sums.*,
        sums.breakdown + sums.setup + sums.micro_stop_downtime as downtime,
        sums.production - sums.breakdown - sums.setup - sums.micro_stop_downtime as run,
        coalesce(stops.breakdown_count, 0) as breakdown_count,
        coalesce(stops.micro_stop_count, 0) as micro_stop_count
      from sums
      left join stops on stops.group_key = sums.group_key and stops.bucket_from = sums.bucket_from
    )
    select
      oee.group_by, totals.group_key, oee_group_name(oee.group_by, totals.group_key),
      totals.bucket_from, totals.bucket_to,
      totals.time_zone, totals.no_data_counts_as, totals.micro_stop_counts_as,
      totals.calendar, totals.scheduled, totals.no_data, totals.planned_stop, totals.production,
      totals.breakdown, totals.setup, totals.micro_stop, totals.downtime, totals.run,
      totals.total, totals.scrap, totals.total - totals.scrap, totals.ideal, totals.ideal_good,
      totals.run - (totals.micro_stop - totals.micro_stop_downtime) - totals.ideal,
      totals.startup_reject, totals.ideal - totals.ideal_good - totals.startup_reject,
      totals.breakdown_count, totals.micro_stop_count,
      1 - totals.no_data / nullif(totals.scheduled, 0),
      totals.run / nullif(totals.production, 0),
      totals.ideal / nullif(totals.run, 0),
      totals.ideal_good / nullif(totals.ideal, 0),
      totals.ideal_good / nullif(totals.production, 0),
      totals.ideal_good / nullif(totals.scheduled, 0),
      totals.ideal_good / nullif(totals.calendar, 0),
      totals.run / nullif(totals.breakdown_count, 0),
      totals.breakdown / nullif(totals.breakdown_count, 0)
    from totals
    order by totals.bucket_from, totals.group_key;
end;
$$;
comment on function oee is 'OEE and everything that it is made of, for a range, exact to the samples that are there. Adjacent ranges add up. Time after now and before the first sample has no data. equipment_ids: null for all; a line stands for its constraint machine, else its machines. group_by: equipment, line, area, site, enterprise, shift, team, order or product. bucket: minute, quarter_hour, hour, day, week, month or year in each site''s zone, or null for the whole range.';
