-- OEE: the answer. Groups are added first (417) and divided once.

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
  set work_mem = '64MB'
  set enable_mergejoin = off
as $$
begin
  return query
    with pieces as materialized (
      select piece.* from oee_pieces("from", "to", equipment_ids, oee.group_by, oee.bucket) piece
    ), members as materialized (
      select distinct pieces.group_key, pieces.equipment_id from pieces
    ), facts as materialized (
      select fact.*
      from (select array_agg(members.group_key) as group_keys, array_agg(members.equipment_id) as ids from members) asked
      cross join lateral oee_group_facts(oee.group_by, asked.group_keys, asked.ids) fact
    ), totals as (
      select pieces.* from pieces where pieces.is_alone
      union all
      select total.* from oee_totals(array(
        select row(pieces.*)::oee_piece from pieces where not pieces.is_alone)) total
    ), figures as (
      select totals.*,
        totals.breakdown_seconds + totals.setup_seconds + totals.micro_stop_downtime_seconds as downtime,
        totals.planned_production_seconds - totals.breakdown_seconds - totals.setup_seconds
          - totals.micro_stop_downtime_seconds as run
      from totals
    )
    select
      oee.group_by, figures.group_key, facts.group_name, figures.bucket_from, figures.bucket_to, facts.time_zone,
      figures.calendar_seconds, figures.scheduled_seconds, figures.no_data_seconds, figures.planned_stop_seconds,
      figures.planned_production_seconds, figures.breakdown_seconds, figures.setup_seconds, figures.micro_stop_seconds,
      figures.downtime, figures.run,
      figures.total_units, figures.scrap_units, figures.total_units - figures.scrap_units,
      figures.ideal_seconds, figures.ideal_good_seconds,
      figures.run - (figures.micro_stop_seconds - figures.micro_stop_downtime_seconds) - figures.ideal_seconds,
      figures.startup_reject_seconds, figures.ideal_seconds - figures.ideal_good_seconds - figures.startup_reject_seconds,
      figures.breakdown_count, figures.setup_count, figures.micro_stop_count,
      1 - figures.no_data_seconds / nullif(figures.scheduled_seconds, 0),
      figures.run / nullif(figures.planned_production_seconds, 0),
      figures.ideal_seconds / nullif(figures.run, 0),
      figures.ideal_good_seconds / nullif(figures.ideal_seconds, 0),
      figures.ideal_good_seconds / nullif(figures.planned_production_seconds, 0),
      figures.ideal_good_seconds / nullif(figures.scheduled_seconds, 0),
      figures.ideal_good_seconds / nullif(figures.calendar_seconds, 0),
      figures.run / nullif(figures.breakdown_count, 0),
      figures.breakdown_seconds / nullif(figures.breakdown_count, 0),
      case
        when figures.ideal_seconds > figures.run then 'Performance is above 1: the ideal rate is too low.'
        when figures.ideal_seconds is null then 'Units were made whose ideal rate is unknown: give the product or the equipment one.'
      end,
      facts.no_data_counts_as, facts.micro_stop_counts_as, facts.settings, facts.measured_equipment_ids
    from figures
    join facts on facts.group_key = figures.group_key
    order by figures.bucket_from, figures.started_at, figures.group_key;
end;
$$;
comment on function oee is 'OEE and everything that it is made of, for a range, exact to the samples that are there. Adjacent ranges add up. Time after now and before the first sample has no data. equipment_ids: null for all; a line stands for its constraint machine, else its machines. group_by: equipment, line, area, site, enterprise, shift, team, order or product. bucket: minute, quarter_hour, hour, day, week, month or year in each site''s zone, or null for the whole range.';
