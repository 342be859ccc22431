-- OEE, step 5: what was made in scheduled time, and how long should that have taken?

create function counted_stretches(stretches measured_stretch[])
  returns table (
    number int, total_units numeric, scrap_units numeric, ideal_seconds numeric, ideal_good_seconds numeric,
    startup_reject_seconds numeric
  )
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
as $$
declare
  quarter constant interval := interval '15 minutes';
begin
  return query
    with ordered as materialized (
      select run.*
      from (
        select array_agg(distinct stretch.equipment_id) as ids, min(stretch.started_at) as started_at, max(stretch.ended_at) as ended_at
        from unnest(stretches) stretch
      ) extent
      cross join lateral order_stretches(extent.ids, extent.started_at, extent.ended_at) run
    ), pieces as (
      select stretch.number, stretch.equipment_id, ordered.unit_seconds,
        greatest(stretch.started_at, ordered.started_at) as "from", least(stretch.ended_at, ordered.ended_at) as "to"
      from unnest(stretches) stretch
      join ordered on ordered.equipment_id = stretch.equipment_id
        and ordered.started_at < stretch.ended_at and ordered.ended_at > stretch.started_at
    ), borders as (
      -- Whole quarters of an hour are read from their sums, what is left on both sides sample by sample.
      select pieces.*, whole.first_quarter, greatest(whole.first_quarter, date_bin(quarter, pieces."to", 'epoch')) as last_quarter
      from pieces
      cross join lateral (
        select date_bin(quarter, pieces."from" + (quarter - interval '1 microsecond'), 'epoch') as first_quarter
      ) whole
    ), edges as materialized (
      -- To begin a scan of samples costs more than the few that are found: one for all equipment with the same edge.
      select edge."from", edge."to", array_agg(distinct borders.equipment_id) as ids
      from borders
      cross join lateral (
        values (borders."from", least(borders.first_quarter, borders."to")), (borders.last_quarter, borders."to")
      ) edge ("from", "to")
      where edge."from" < edge."to"
      group by edge."from", edge."to"
    ), samples as materialized (
      select edges."from", edges."to", sample.equipment_id, sum(sample.produced) as produced, sum(sample.scrap) as scrap
      from edges
      join equipment_counts sample on sample.equipment_id = any (edges.ids)
        and sample.time >= edges."from" and sample.time < edges."to"
      group by edges."from", edges."to", sample.equipment_id
    ), counted as (
      select borders.number, borders.equipment_id, borders."from", borders."to", borders.unit_seconds,
        coalesce(whole.produced, 0) + coalesce(head.produced, 0) + coalesce(tail.produced, 0) as produced,
        coalesce(whole.scrap, 0) + coalesce(head.scrap, 0) + coalesce(tail.scrap, 0) as scrap
      from borders
      cross join lateral (
        select sum(quarters.produced) as produced, sum(quarters.scrap) as scrap
        from equipment_count_sums quarters
        where quarters.equipment_id = borders.equipment_id
          and quarters.quarter_hour >= borders.first_quarter and quarters.quarter_hour < borders.last_quarter
      ) whole
      left join samples head on head.equipment_id = borders.equipment_id
        and head."from" = borders."from" and head."to" = least(borders.first_quarter, borders."to")
      left join samples tail on tail.equipment_id = borders.equipment_id
        and tail."from" = borders.last_quarter and tail."to" = borders."to"
    ), sums as (
      select counted.number, counted.unit_seconds, counted.produced + coalesce(reported.units, 0) as total,
        counted.scrap + coalesce(reported.scrap, 0) as scrap, coalesce(reported.startup_scrap, 0) as startup_scrap
      from counted
      cross join lateral (
        select sum(report.counted_units) as units, sum(report.counted_scrap) as scrap,
          sum(report.counted_scrap) filter (where reason.loss_category = 'startup_rejects') as startup_scrap
        from production_reports report
        left join scrap_reasons reason on reason.id = report.scrap_reason_id
        where report.equipment_id = counted.equipment_id
          and report.produced_at >= counted."from" and report.produced_at < counted."to"
      ) reported
    )
    select sums.number, sum(sums.total), sum(sums.scrap),
      -- An unknown ideal time of one unit makes that of all unknown: too little would pass for slow.
      case when not bool_or(unknown) then coalesce(sum(sums.total * sums.unit_seconds), 0) end,
      case when not bool_or(unknown) then coalesce(sum((sums.total - sums.scrap) * sums.unit_seconds), 0) end,
      case when not bool_or(unknown) then coalesce(sum(sums.startup_scrap * sums.unit_seconds), 0) end
    from sums
    cross join lateral (select sums.unit_seconds is null and (sums.total <> 0 or sums.scrap <> 0) as unknown) known
    group by sums.number;
end;
$$;
comment on function counted_stretches is 'The units that samples and people count in stretches, added up by number, and the time that they would ideally take. Ideal times are null when units were made whose ideal rate nobody knows.';
