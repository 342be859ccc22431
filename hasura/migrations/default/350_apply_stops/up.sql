-- Derivation, step 8: stops become what was worked out, and keep identity while they move.
--
-- The story of stops: zones (347) in which they may change, their borders (348), their reasons (349), and here which number
-- each of them has. Nothing of a stop but its number depends on what it was before.

create type stop_succession as (
  stop stop_draft,
  continues_id bigint
);
comment on type stop_succession is 'A stop as it should be, and the number of the stop that it continues; null for a new one.';

create function succeeding_stops(stops stop_draft[]) returns stop_succession[]
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_nestloop = off
as $$
begin
  return (
    with stop as (
      select drafted.equipment_id, drafted.started_at, drafted.ended_at, drafted.is_manual, drafted.n
      from unnest(stops) with ordinality as drafted (
        equipment_id, started_at, ended_at, state, mode, is_manual, has_gaps, downtime_reason_id, reason_rule_id, note,
        justified_by, justified_at, n)
    ), source as (
      select stop.n, old.id as old_id,
        old.is_manual = stop.is_manual as is_alike,
        old.started_at = stop.started_at as starts_alike,
        least(coalesce(stop.ended_at, '9999-01-01'), coalesce(old.ended_at, '9999-01-01'))
          - greatest(stop.started_at, old.started_at) as overlap,
        old.started_at as old_started_at
      from stop
      left join lateral (
        select event.*
        from equipment_events event
        where event.equipment_id = stop.equipment_id and event.kind = 'stop'
          and event.started_at < coalesce(stop.ended_at, 'infinity')
          and (event.ended_at > stop.started_at or event.ended_at is null)
          and event.started_at >= coalesce(
            (select before.started_at from equipment_events before
             where before.equipment_id = stop.equipment_id and before.kind = 'stop'
               and before.started_at <= stop.started_at
             order by before.started_at desc limit 1), '-infinity')
        order by event.started_at
      ) old on true
    ), best as (
      select distinct on (source.n) source.*
      from source
      order by source.n, source.is_alike desc, source.starts_alike desc, source.overlap desc, source.old_started_at
    ), heir as (
      select best.*, row_number() over (
        partition by best.old_id order by best.is_alike desc, best.starts_alike desc, best.overlap desc, best.n) as rank
      from best
    )
    select coalesce(array_agg(row(stops[heir.n], case when heir.rank = 1 then heir.old_id end)::stop_succession order by heir.n), '{}')
    from heir
  );
end;
$$;
comment on function succeeding_stops is 'Which stop each draft continues: the one that began with it, or else overlaps it most. Where one stop becomes several, one of them continues it.';

create function work_out_stops(zones stop_zone[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
declare
  successions stop_succession[] := succeeding_stops(reason_stops(shape_stops(zones)));
  gone bigint[];
begin
  perform set_config('andon.derives_stops', 'on', true);
  gone := array(
    select old.id
    from unnest(zones) zone
    cross join lateral (
      select event.id from equipment_events event
      where event.equipment_id = zone.equipment_id and event.kind = 'stop'
        and event.started_at >= lower(zone.span) and event.started_at < upper(zone.span)
      order by event.started_at
    ) old
    except
    select succession.continues_id from unnest(successions) succession);
  delete from equipment_events old where old.id = any (gone);
  update equipment_events event set
    started_at = draft.started_at, ended_at = draft.ended_at, state = draft.state, mode = draft.mode,
    is_manual = draft.is_manual, has_gaps = draft.has_gaps,
    downtime_reason_id = draft.downtime_reason_id, reason_rule_id = draft.reason_rule_id, note = draft.note,
    justified_by = draft.justified_by, justified_at = draft.justified_at
  from unnest(successions) succession
  cross join lateral (select (succession.stop).*) draft
  where event.id = succession.continues_id
    and (event.started_at, event.ended_at, event.state, event.mode, event.is_manual, event.has_gaps,
         event.downtime_reason_id, event.reason_rule_id, event.note, event.justified_by, event.justified_at)
      is distinct from (draft.started_at, draft.ended_at, draft.state, draft.mode, draft.is_manual, draft.has_gaps,
         draft.downtime_reason_id, draft.reason_rule_id, draft.note, draft.justified_by, draft.justified_at);
  insert into equipment_events (
    equipment_id, kind, started_at, ended_at, state, mode, is_manual, has_gaps,
    downtime_reason_id, reason_rule_id, note, justified_by, justified_at)
  select draft.equipment_id, 'stop', draft.started_at, draft.ended_at, draft.state, draft.mode, draft.is_manual,
    draft.has_gaps, draft.downtime_reason_id, draft.reason_rule_id, draft.note, draft.justified_by, draft.justified_at
  from unnest(successions) succession
  cross join lateral (select (succession.stop).*) draft
  where succession.continues_id is null;
  perform set_config('andon.derives_stops', 'off', true);
  perform pass_reasons_on(zones);
end;
$$;
comment on function work_out_stops is 'Makes the stops of zones equal to what state intervals, people''s facts and rules say, touching only stops that differ.';

create function apply_stops(islands derivation_island[]) returns stop_zone[]
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  zones stop_zone[] := widen_stop_zones(stop_zones(islands));
begin
  perform work_out_stops(zones);
  return zones;
end;
$$;
comment on function apply_stops is 'Works the stops out around islands whose state intervals have changed. Says where.';
