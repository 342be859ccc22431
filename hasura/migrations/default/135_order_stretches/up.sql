-- Which order, and so which product at which ideal cycle, runs when on each piece of equipment.

create function order_stretches(ordered_ids int[], "from" timestamptz, "to" timestamptz)
  returns table (
    equipment_id int, started_at timestamptz, ended_at timestamptz, production_order_id int, product_id int,
    unit_seconds numeric, cycle_seconds numeric
  )
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with runs as (
      select
        ordered.id as equipment_id, run.production_order_id, run.equipment_id = ordered.id as is_own,
        tstzrange(run.started_at, run.ended_at) * tstzrange("from", "to") as stretch
      from equipment ordered
      join production_order_runs run on run.equipment_id in (ordered.id, ordered.parent_id)
        and run.started_at < "to" and (run.ended_at > "from" or run.ended_at is null)
      where ordered.id = any (ordered_ids) and "from" < "to"
    ), taken as (
      select runs.equipment_id, range_agg(runs.stretch) as stretches,
        coalesce(range_agg(runs.stretch) filter (where runs.is_own), '{}') as own_stretches
      from runs
      group by runs.equipment_id
    ), parts as (
      select runs.equipment_id, runs.production_order_id, runs.stretch from runs where runs.is_own
      union all
      select runs.equipment_id, runs.production_order_id, part
      from runs
      join taken on taken.equipment_id = runs.equipment_id
      cross join lateral unnest(tstzmultirange(runs.stretch) - taken.own_stretches) part
      where not runs.is_own
      union all
      select ordered.id, null, part
      from unnest(ordered_ids) ordered (id)
      left join taken on taken.equipment_id = ordered.id
      cross join lateral unnest(tstzmultirange(tstzrange("from", "to")) - coalesce(taken.stretches, '{}')) part
    )
    select
      parts.equipment_id, lower(rated.stretch), upper(rated.stretch), production_order.id, production_order.product_id,
      60 / coalesce(rate.ideal_rate_per_min, ordered.ideal_rate_per_min),
      60 / coalesce(rate.ideal_rate_per_min, ordered.ideal_rate_per_min)
        * case when rate.ideal_rate_per_min is null then ordered.units_per_cycle else rate.units_per_cycle end
    from parts
    join equipment ordered on ordered.id = parts.equipment_id
    left join production_orders production_order on production_order.id = parts.production_order_id
    cross join lateral rates_of_product(production_order.product_id, parts.equipment_id) rate
    cross join lateral (select rate.holds * parts.stretch as stretch) rated
    where not isempty(rated.stretch);
end;
$$;
comment on function order_stretches is 'Divides a range of some equipment by the order that runs and by the rate of its product that holds: its own runs, where it has none those of its line, and null where no order runs. unit_seconds is the ideal time per unit: by the product''s rate on the equipment, else the equipment''s own, else null; cycle_seconds that of a cycle, in which one or more units are made.';
