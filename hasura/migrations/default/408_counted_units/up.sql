-- OEE, step 5: what was made in scheduled time, and how long should that have taken?

create function counted_parts(parts scheduled_part[])
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
      select stretch.*
      from (
        select array_agg(distinct part.equipment_id) as ids, min(part.started_at) as started_at, max(part.ended_at) as ended_at
        from unnest(parts) part
      ) extent
      cross join lateral order_stretches(extent.ids, extent.started_at, extent.ended_at) stretch
    ), pieces as (
      select part.number, part.equipment_id, ordered.unit_seconds,
        greatest(part.started_at, ordered.started_at) as "from", least(part.ended_at, ordered.ended_at) as "to"
      from unnest(parts) part
      join ordered on ordered.equipment_id = part.equipment_id
        and ordered.started_at < part.ended_at and ordered.ended_at > part.started_at
    ), borders as (
      -- Whole quarters of an hour are read from their sums, what is left on both sides sample by sample.
      select pieces.*, whole.first_quarter, greatest(whole.first_quarter, date_bin(quarter, pieces."to", 'epoch')) as last_quarter
      from pieces
      cross join lateral (
        select date_bin(quarter, pieces."from" + (quarter - interval '1 microsecond'), 'epoch') as first_quarter
      ) whole
    ), sums as (
      select borders.number, borders.unit_seconds, coalesce(counted.produced, 0) as total,
        coalesce(counted.scrap, 0) + coalesce(entered.scrap, 0) as scrap, coalesce(entered.startup_scrap, 0) as startup_scrap
      from borders
      cross join lateral (
        select sum(sample.produced) as produced, sum(sample.scrap) as scrap
        from (
          select whole.produced, whole.scrap from equipment_count_sums whole
          where whole.equipment_id = borders.equipment_id
            and whole.quarter_hour >= borders.first_quarter and whole.quarter_hour < borders.last_quarter
          union all
          select head.produced, head.scrap from equipment_counts head
          where borders."from" < borders.first_quarter and head.equipment_id = borders.equipment_id
            and head.time >= borders."from" and head.time < least(borders.first_quarter, borders."to")
          union all
          select tail.produced, tail.scrap from equipment_counts tail
          where borders.last_quarter < borders."to" and tail.equipment_id = borders.equipment_id
            and tail.time >= borders.last_quarter and tail.time < borders."to"
        ) sample
      ) counted
      cross join lateral (
        select sum(entry.quantity) as scrap,
          sum(entry.quantity) filter (where reason.loss_category = 'startup_rejects') as startup_scrap
        from scrap_entries entry
        left join scrap_reasons reason on reason.id = entry.scrap_reason_id
        where entry.equipment_id = borders.equipment_id
          and entry.scrapped_at >= borders."from" and entry.scrapped_at < borders."to"
      ) entered
      where counted.produced is not null or entered.scrap is not null
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
comment on function counted_parts is 'The units that samples and people count in scheduled parts, and the time that they would ideally take. Ideal times are null when units were made whose ideal rate nobody knows.';
