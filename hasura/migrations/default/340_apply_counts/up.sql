-- Derivation, step 3: counts and their sums per quarter of an hour become what was worked out.

create function apply_counts(islands derivation_island[], counts equipment_counts[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_custom_plan
  set enable_seqscan = off
as $$
declare
  changes equipment_counts[];
  low timestamptz;
  high timestamptz;
  is_any_zero boolean;
begin
  select min(coalesce(island.after, '-infinity')), max(island.until) into low, high
  from unnest(islands) island where not island.is_tail;
  if low is not null then
    with old as materialized (
      select old.*
      from unnest(islands) island
      cross join lateral (
        select before.* from equipment_counts before
        where not island.is_tail
          and before.equipment_id = island.equipment_id
          and before.time > coalesce(island.after, '-infinity') and before.time <= island.until
          and before.time > low and before.time <= high
        order by before.time
      ) old
    )
    select array_agg(row(
      old.equipment_id, old.time, - old.produced, - old.scrap, 0, 0, false, false, false
    )::equipment_counts)
    into changes
    from old
    full join unnest(counts) new on new.equipment_id = old.equipment_id and new.time = old.time
    where old.equipment_id is not null
      and (new.produced, new.scrap, new.produced_not_counted, new.scrap_not_counted,
           new.counter_reset, new.counter_rolled_over, new.rate_breach)
        is distinct from (old.produced, old.scrap, old.produced_not_counted, old.scrap_not_counted,
           old.counter_reset, old.counter_rolled_over, old.rate_breach);
    delete from equipment_counts old
    using unnest(changes) gone
    where old.equipment_id = gone.equipment_id and old.time = gone.time and old.time > low and old.time <= high;
  end if;
  if counts is null and changes is null then
    return;
  end if;
  with come as (
    insert into equipment_counts
    select (unnest(counts)).*
    on conflict do nothing
    returning equipment_counts.equipment_id, equipment_counts.time, equipment_counts.produced, equipment_counts.scrap
  ), change as (
    select come.equipment_id, come.time, come.produced, come.scrap from come
    union all
    select gone.equipment_id, gone.time, gone.produced, gone.scrap from unnest(changes) gone
  ), summed as (
    insert into equipment_count_sums as sums
    select change.equipment_id, date_bin('15 minutes', change.time, timestamptz '2000-01-01 00:00+00') as quarter_hour,
      sum(change.produced), sum(change.scrap)
    from change
    group by 1, 2
    having sum(change.produced) <> 0 or sum(change.scrap) <> 0
    order by 1, 2
    on conflict (equipment_id, quarter_hour) do update
      set produced = sums.produced + excluded.produced, scrap = sums.scrap + excluded.scrap
    returning sums.produced = 0 and sums.scrap = 0 as is_zero
  )
  select coalesce(bool_or(summed.is_zero), false) into is_any_zero from summed;
  if is_any_zero then
    delete from equipment_count_sums sums
    using unnest(islands) island
    where sums.equipment_id = island.equipment_id and sums.produced = 0 and sums.scrap = 0;
  end if;
end;
$$;
comment on function apply_counts is 'Makes equipment_counts of the islands equal to the counts given, touching only rows that differ, and carries the difference into equipment_count_sums.';
