-- Derivation, step 6: where do stops begin and end? First as the state intervals say, then as people have cut and joined.

create type stop_draft as (
  equipment_id int,
  started_at timestamptz,
  ended_at timestamptz,
  state smallint,
  mode smallint,
  is_manual boolean,
  has_gaps boolean,
  downtime_reason_id int,
  reason_rule_id int,
  note text,
  justified_by uuid,
  justified_at timestamptz
);
comment on type stop_draft is 'A stop as it should be.';

create function stops_of_states(zones stop_zone[]) returns stop_draft[]
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_nestloop = off
as $$
begin
  return (
    with zone as (
      select zones.equipment_id, zones.span, zones.n from unnest(zones) with ordinality as zones (equipment_id, span, n)
    ), state_interval as (
      select s.equipment_id, s.started_at, s.ended_at, s.state, s.mode,
        s.state not in (0, 6) as is_stop,
        lag(s.state) over (partition by zone.n order by s.started_at) not in (0, 6) as continues
      from zone
      cross join lateral (
        select inside.* from equipment_state_intervals inside
        where inside.equipment_id = zone.equipment_id
          and inside.started_at >= lower(zone.span) and inside.started_at < upper(zone.span)
        order by inside.started_at
      ) s
    ), run as (
      select state_interval.*, count(*) filter (where not coalesce(state_interval.continues, false))
        over (partition by state_interval.equipment_id order by state_interval.started_at) as run
      from state_interval
      where state_interval.is_stop
    ), stop as (
      select run.equipment_id, min(run.started_at) as started_at,
        nullif(max(coalesce(run.ended_at, 'infinity')), 'infinity') as ended_at,
        first(run.state, run.started_at) as state, first(run.mode, run.started_at) as mode
      from run
      group by run.equipment_id, run.run
    )
    select coalesce(array_agg(row(
      stop.equipment_id, stop.started_at, stop.ended_at, stop.state, stop.mode, false, false, null, null, null, null, null
    )::stop_draft order by stop.equipment_id, stop.started_at), '{}')
    from stop
  );
end;
$$;
comment on function stops_of_states is 'The stops of zones as the state intervals have them: each longest stretch of known time not in Execute.';

create type stop_shape as (
  cuts timestamptz[],
  joined tstzmultirange,
  added tstzmultirange
);
comment on type stop_shape is 'What people''s facts come to: where stops meet, where what stands still is one stop, and where people added stops.';

create function shape_of_facts(zone stop_zone) returns stop_shape
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  shape stop_shape := row('{}', '{}', '{}');
  fact record;
begin
  for fact in
    select said.kind, lower(said.span) as first_at, coalesce(upper(said.span), 'infinity') as last_at
    from stop_facts said
    where said.equipment_id = zone.equipment_id and said.span && zone.span
      and said.kind <> 'reason' and said.withdrawn_by_id is null
    order by said.id
  loop
    if fact.kind = 'state' then
      continue;
    end if;
    if fact.kind = 'cut' then
      shape.cuts := shape.cuts || fact.first_at;
      continue;
    end if;
    shape.cuts := array(select cut from unnest(shape.cuts) cut where cut <= fact.first_at or cut >= fact.last_at);
    -- Open at both ends: a stop that only touches the joined stretch is not joined.
    shape.joined := shape.joined
      + tstzmultirange(tstzrange(fact.first_at, greatest(fact.first_at, fact.last_at - interval '1 microsecond'), '()'));
    if fact.kind = 'stop' then
      shape.cuts := shape.cuts || fact.first_at || fact.last_at;
      shape.added := shape.added + tstzmultirange(tstzrange(fact.first_at, fact.last_at));
    end if;
  end loop;
  return shape;
end;
$$;
comment on function shape_of_facts is 'Facts in a zone laid over each other in their order: a join removes the cuts inside it, a cut parts what was joined.';

create function shaped_stops(zone stop_zone, stops stop_draft[]) returns stop_draft[]
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  shape stop_shape := shape_of_facts(zone);
  stopped tstzmultirange;
begin
  select coalesce(range_agg(tstzrange(stop.started_at, coalesce(stop.ended_at, 'infinity'))), '{}') into stopped
  from unnest(stops) stop;
  return (
    with region as (
      select together, row_number() over () as n from unnest(stopped + shape.added + shape.joined) together
    ), border as (
      select region.n, lower(region.together) as at from region
      union
      select region.n, cut from region cross join unnest(shape.cuts) cut
      where cut > lower(region.together) and cut < upper(region.together)
    ), part as (
      select tstzrange(border.at, lead(border.at, 1, upper(region.together)) over (partition by border.n order by border.at)) as span
      from border
      join region on region.n = border.n
    ), stop as (
      select (stopped + shape.added) * tstzmultirange(part.span) as pieces from part
    ), drafted as (
      select lower(stop.pieces) as started_at, nullif(upper(stop.pieces), 'infinity') as ended_at,
        stop.pieces <@ shape.added as is_manual,
        (select count(*) > 1 from unnest(stop.pieces)) or stop.pieces && shape.added as has_gaps
      from stop
      where not isempty(stop.pieces)
    )
    select coalesce(array_agg(row(
      zone.equipment_id, drafted.started_at, drafted.ended_at, coalesce(said.state, began.state), began.mode,
      drafted.is_manual, drafted.has_gaps and not drafted.is_manual, null, null, null, null, null
    )::stop_draft order by drafted.started_at), '{}')
    from drafted
    left join lateral (
      select s.state, s.mode from equipment_state_intervals s
      where s.equipment_id = zone.equipment_id and s.started_at <= drafted.started_at
        and drafted.started_at <@ stopped
      order by s.started_at desc limit 1
    ) began on true
    left join lateral (
      select fact.state from stop_facts fact
      where fact.equipment_id = zone.equipment_id and fact.span && tstzrange(drafted.started_at, drafted.ended_at)
        and fact.kind <> 'reason' and fact.withdrawn_by_id is null and fact.kind = 'state'
      order by fact.id desc limit 1
    ) said on true
  );
end;
$$;
comment on function shaped_stops is 'The stops of a zone as people have cut, joined and added them. What stands still stays so, and is in one of them.';

create function shape_stops(zones stop_zone[]) returns stop_draft[]
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  stops stop_draft[] := stops_of_states(zones);
  edited stop_zone[] := array(
    select zone from unnest(zones) zone
    where exists (
      select from stop_facts fact
      where fact.equipment_id = zone.equipment_id and fact.span && zone.span
        and fact.kind <> 'reason' and fact.withdrawn_by_id is null));
  zone stop_zone;
begin
  foreach zone in array edited loop
    stops := array(
        select stop from unnest(stops) stop
        where stop.equipment_id <> zone.equipment_id or not stop.started_at <@ zone.span)
      || shaped_stops(zone, array(
        select stop from unnest(stops) stop
        where stop.equipment_id = zone.equipment_id and stop.started_at <@ zone.span));
  end loop;
  return array(select stop from unnest(stops) stop order by stop.equipment_id, stop.started_at);
end;
$$;
comment on function shape_stops is 'The stops of zones, those of states shaped by what people say, in order of equipment and time.';
