-- Derivation, step 5: stops follow the state intervals, and keep identity and reason while they move.

create type stop_draft as (
  equipment_id int,
  started_at timestamptz,
  ended_at timestamptz,
  state smallint,
  mode smallint,
  stop_id bigint,
  downtime_reason_id int,
  note text,
  justified_by uuid,
  justified_at timestamptz
);
comment on type stop_draft is 'A stop as it should be: its borders, the stop that it continues, and the justification that it inherits.';

create function stop_zones(islands derivation_island[]) returns table (equipment_id int, zone tstzrange)
  language sql stable
  set search_path = pg_catalog, public
  set enable_seqscan = off
as $$
  select reached.equipment_id, unnest(range_agg(reached.zone))
  from (
    select island.equipment_id, tstzrange(
      (select coalesce(max(last_before.started_at), '-infinity') from (
        select s.started_at from equipment_state_intervals s
        where s.equipment_id = island.equipment_id and s.started_at <= island.after and s.state in (0, 6)
        order by s.started_at desc limit 1) last_before),
      (select coalesce(min(first_behind.started_at), 'infinity') from (
        select s.started_at from equipment_state_intervals s
        where s.equipment_id = island.equipment_id and s.started_at >= island.until and s.state in (0, 6)
        order by s.started_at limit 1) first_behind),
      '[)') as zone
    from unnest(islands) island
  ) reached
  group by reached.equipment_id;
$$;
comment on function stop_zones is 'Where stops may change: from the last time before an island that is surely no stop to the first one behind it.';

create function draft_stops(islands derivation_island[]) returns stop_draft[]
  language sql stable
  set search_path = pg_catalog, public
  set enable_seqscan = off
  set enable_nestloop = off
as $$
  with zone as materialized (
    select zones.equipment_id, zones.zone from stop_zones(islands) zones
  ), state_interval as (
    select s.equipment_id, s.started_at, s.ended_at, s.state, s.mode,
      s.state not in (0, 6) as is_stop,
      lag(s.state) over (partition by zone.equipment_id, zone.zone order by s.started_at) not in (0, 6) as continues
    from zone
    cross join lateral (
      select inside.* from equipment_state_intervals inside
      where inside.equipment_id = zone.equipment_id
        and inside.started_at >= lower(zone.zone) and inside.started_at < upper(zone.zone)
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
  ), source as (
    select stop.*, old.id as old_id, old.downtime_reason_id, old.note, old.justified_by, old.justified_at,
      old.started_at = stop.started_at as starts_alike,
      least(coalesce(stop.ended_at, '9999-01-01'), coalesce(old.ended_at, '9999-01-01'))
        - greatest(stop.started_at, old.started_at) as overlap,
      old.started_at as old_started_at
    from stop
    left join lateral (
      select event.*
      from equipment_events event
      where event.equipment_id = stop.equipment_id and event.kind = 'stop' and not event.is_manual
        and event.started_at < coalesce(stop.ended_at, 'infinity')
        and (event.ended_at > stop.started_at or event.ended_at is null)
        and event.started_at >= coalesce(
          (select before.started_at from equipment_events before
           where before.equipment_id = stop.equipment_id and before.kind = 'stop' and not before.is_manual
             and before.started_at <= stop.started_at
           order by before.started_at desc limit 1), '-infinity')
      order by event.started_at
    ) old on true
  ), best as (
    select distinct on (source.equipment_id, source.started_at) source.*
    from source
    order by source.equipment_id, source.started_at, source.starts_alike desc, source.overlap desc, source.old_started_at
  ), heir as (
    select best.*, row_number() over (
      partition by best.old_id order by best.starts_alike desc, best.overlap desc, best.started_at) as rank
    from best
  ), reasoned as (
    select distinct on (source.equipment_id, source.started_at)
      source.equipment_id, source.started_at, source.downtime_reason_id, source.note, source.justified_by, source.justified_at
    from source
    order by source.equipment_id, source.started_at,
      source.downtime_reason_id is null, source.justified_at is null, source.overlap desc, source.old_started_at
  )
  select array_agg(row(
    heir.equipment_id, heir.started_at, heir.ended_at, heir.state, heir.mode,
    case when heir.rank = 1 then heir.old_id end,
    reasoned.downtime_reason_id, reasoned.note, reasoned.justified_by, reasoned.justified_at
  )::stop_draft order by heir.equipment_id, heir.started_at)
  from heir
  join reasoned on reasoned.equipment_id = heir.equipment_id and reasoned.started_at = heir.started_at;
$$;
comment on function draft_stops is 'The stops of the zones of islands as the state intervals have them. Each continues the stop that began with it or else overlaps it most; where one stop becomes several, all inherit its justification; where several become one, a justified one''s.';

create function apply_stops(islands derivation_island[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set enable_seqscan = off
as $$
declare
  drafts stop_draft[] := draft_stops(islands);
  gone bigint[];
begin
  gone := array(
    select old.id
    from stop_zones(islands) zones
    cross join lateral (
      select event.id from equipment_events event
      where event.equipment_id = zones.equipment_id and event.kind = 'stop' and not event.is_manual
        and event.started_at >= lower(zones.zone) and event.started_at < upper(zones.zone)
      order by event.started_at
    ) old
    except
    select draft.stop_id from unnest(drafts) draft);
  delete from equipment_events old where old.id = any (gone);
  update equipment_events stop set
    started_at = draft.started_at, ended_at = draft.ended_at, state = draft.state, mode = draft.mode,
    downtime_reason_id = draft.downtime_reason_id, note = draft.note,
    justified_by = draft.justified_by, justified_at = draft.justified_at
  from unnest(drafts) draft
  where stop.id = draft.stop_id
    and (stop.started_at, stop.ended_at, stop.state, stop.mode,
         stop.downtime_reason_id, stop.note, stop.justified_by, stop.justified_at)
      is distinct from (draft.started_at, draft.ended_at, draft.state, draft.mode,
         draft.downtime_reason_id, draft.note, draft.justified_by, draft.justified_at);
  insert into equipment_events (
    equipment_id, kind, started_at, ended_at, state, mode, downtime_reason_id, note, justified_by, justified_at)
  select draft.equipment_id, 'stop', draft.started_at, draft.ended_at, draft.state, draft.mode,
    draft.downtime_reason_id, draft.note, draft.justified_by, draft.justified_at
  from unnest(drafts) draft
  where draft.stop_id is null;
end;
$$;
comment on function apply_stops is 'Makes the derived stops around islands equal to what the state intervals say, touching only stops that differ.';
