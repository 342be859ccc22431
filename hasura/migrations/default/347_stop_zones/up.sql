-- Derivation, step 5: where may stops change?
--
-- Around changed state intervals, or an edit, out to the nearest times that are surely no stop; and as far as people have
-- joined stops across such times.

create type stop_zone as (
  equipment_id int,
  span tstzrange
);
comment on type stop_zone is 'A stretch of one piece of equipment that begins and ends where there is surely no stop, so that its stops lie in it as a whole.';

create function stop_zone_around(of_equipment_id int, first_at timestamptz, last_at timestamptz) returns tstzrange
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  return tstzrange(
    coalesce((
      select s.started_at from equipment_state_intervals s
      where s.equipment_id = of_equipment_id and s.started_at <= first_at and s.state in (0, 6)
      order by s.started_at desc limit 1), '-infinity'),
    coalesce((
      select s.started_at from equipment_state_intervals s
      where s.equipment_id = of_equipment_id and s.started_at >= last_at and s.state in (0, 6)
      order by s.started_at limit 1), 'infinity'),
    '[)');
end;
$$;
comment on function stop_zone_around is 'From the last time before a stretch that is surely no stop to the first one behind it.';

create function widen_stop_zones(zones stop_zone[]) returns stop_zone[]
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  wider stop_zone[];
begin
  loop
    select array_agg(row(reached.equipment_id, reached.span)::stop_zone order by reached.equipment_id, reached.span) into wider
    from (
      select around.equipment_id, unnest(range_agg(around.span)) as span
      from (
        select zone.equipment_id, stop_zone_around(zone.equipment_id,
          least(lower(zone.span), min(lower(fact.span))),
          greatest(upper(zone.span), max(coalesce(upper(fact.span), 'infinity')))) as span
        from unnest(zones) zone
        left join stop_facts fact on fact.equipment_id = zone.equipment_id and fact.span && zone.span
          and fact.kind <> 'reason' and fact.withdrawn_by_id is null
        group by zone.equipment_id, zone.span
      ) around
      group by around.equipment_id
    ) reached;
    exit when wider = zones;
    zones := wider;
  end loop;
  return zones;
end;
$$;
comment on function widen_stop_zones is 'Zones as far as people''s facts reach, and the facts in those, until none reaches further.';

create function stop_zones(islands derivation_island[]) returns stop_zone[]
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  return (
    select array_agg(row(reached.equipment_id, reached.span)::stop_zone order by reached.equipment_id, reached.span)
    from (
      select around.equipment_id, unnest(range_agg(around.span)) as span
      from (
        select island.equipment_id,
          stop_zone_around(island.equipment_id, coalesce(island.after, '-infinity'), island.until) as span
        from unnest(islands) island
      ) around
      group by around.equipment_id
    ) reached
  );
end;
$$;
comment on function stop_zones is 'Where stops may change when the state intervals of islands have.';
