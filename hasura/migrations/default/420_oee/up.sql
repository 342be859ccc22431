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
  perform refuse_odd_oee_question("from", "to", group_by, bucket);
  return query
    with pieces as materialized (
      select piece.* from oee_pieces("from", "to", equipment_ids, oee.group_by, oee.bucket) piece
    ), members as materialized (
      select subject.group_key, subject.equipment_id
      from oee_subjects(equipment_ids, oee.group_by) subject
      where subject.group_key is not null
      union all
      -- Shifts, teams, orders and products are known by their pieces only, which they share with no other.
      select distinct pieces.group_keys[1], pieces.equipment_ids[1]
      from pieces
      where oee.group_by in ('shift', 'team', 'order', 'product')
    ), facts as materialized (
      select fact.*
      from (select array_agg(members.group_key) as group_keys, array_agg(members.equipment_id) as ids from members) asked
      cross join lateral oee_group_facts(oee.group_by, asked.group_keys, asked.ids) fact
    ), totals as (
      select pieces.* from pieces where pieces.is_alone
      union all
      select total.* from oee_totals(array(
        select row(pieces.*)::oee_piece from pieces where not pieces.is_alone)) total
    ), divided as (
      -- Once for groups that share their figures: "offset 0" keeps what is worked out here from being worked out for each of them.
      select figures.*,
        figures.total_units - figures.scrap_units as good_units,
        figures.run - (figures.micro_stop_seconds - figures.micro_stop_downtime_seconds) - figures.ideal_seconds as reduced_speed,
        figures.ideal_seconds - figures.ideal_good_seconds - figures.startup_reject_seconds as production_reject,
        1 - figures.no_data_seconds / nullif(figures.scheduled_seconds, 0) as coverage,
        figures.run / nullif(figures.planned_production_seconds, 0) as availability,
        figures.ideal_seconds / nullif(figures.run, 0) as performance,
        figures.ideal_good_seconds / nullif(figures.ideal_seconds, 0) as quality,
        figures.ideal_good_seconds / nullif(figures.planned_production_seconds, 0) as oee,
        figures.ideal_good_seconds / nullif(figures.scheduled_seconds, 0) as ooe,
        figures.ideal_good_seconds / nullif(figures.calendar_seconds, 0) as teep,
        figures.run / nullif(figures.breakdown_count, 0) as mtbf,
        figures.breakdown_seconds / nullif(figures.breakdown_count, 0) as mttr,
        case
          when figures.ideal_seconds > figures.run then 'Performance is above 1: the ideal rate is too low.'
          when figures.ideal_seconds is null then 'Units were made whose ideal rate is unknown: give the product or the equipment one.'
        end as hint
      from (
        select losses.*, losses.planned_production_seconds - losses.downtime as run
        from (
          select totals.*, totals.breakdown_seconds + totals.setup_seconds + totals.micro_stop_downtime_seconds as downtime
          from totals
          offset 0
        ) losses
        offset 0
      ) figures
      offset 0
    )
    select
      oee.group_by, answer.group_key, answer.group_name, answer.bucket_from, answer.bucket_to, answer.time_zone,
      answer.calendar_seconds, answer.scheduled_seconds, answer.no_data_seconds, answer.planned_stop_seconds,
      answer.planned_production_seconds, answer.breakdown_seconds, answer.setup_seconds, answer.micro_stop_seconds,
      answer.downtime, answer.run, answer.total_units, answer.scrap_units, answer.good_units,
      answer.ideal_seconds, answer.ideal_good_seconds, answer.reduced_speed, answer.startup_reject_seconds,
      answer.production_reject, answer.breakdown_count, answer.setup_count, answer.micro_stop_count,
      answer.coverage, answer.availability, answer.performance, answer.quality, answer.oee, answer.ooe, answer.teep,
      answer.mtbf, answer.mttr, answer.hint,
      answer.no_data_counts_as, answer.micro_stop_counts_as, answer.settings, answer.measured_equipment_ids
    from (
      -- The keys of the order come first, where comparing rows finds them fast.
      select divided.bucket_from as first_key, divided.started_at as second_key, divided.present_key as third_key, divided.*, facts.*
      from (select divided.*, unnest(divided.group_keys) as present_key from divided) divided
      join facts on facts.group_key = divided.present_key
      order by first_key, second_key, third_key
    ) answer
    order by answer.first_key, answer.second_key, answer.third_key;
end;
$$;
comment on function oee is 'OEE and everything that it is made of, for a range, exact to the samples that are there. Adjacent ranges add up. Time after now and before the first sample has no data. equipment_ids: null for all; a line stands for its constraint machine, else its machines. group_by: equipment, line, area, site, enterprise, shift, team, order or product. bucket: minute, quarter_hour, hour, day, week, month or year in each site''s zone, or null for the whole range.';
