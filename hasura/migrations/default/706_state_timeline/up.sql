-- What equipment did, one stretch after the other: states, and the stops that they belong to.

create table state_timelines (
  equipment_id int not null,
  equipment_name text not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  duration_seconds numeric not null,
  state smallint not null,
  state_name text not null,
  mode smallint,
  is_scheduled boolean not null,
  stop_id bigint,
  loss text,
  downtime_reason_id int,
  reason_name text,
  interval_started_at timestamptz,
  interval_ended_at timestamptz,
  constraint "a timeline is never stored" check (false) no inherit
);
comment on table state_timelines is 'The columns of the function state_timeline: stretches that follow each other without gaps or overlaps. Holds no rows.';
comment on column state_timelines.equipment_id is 'The equipment.';
comment on column state_timelines.equipment_name is 'Its name.';
comment on column state_timelines.started_at is 'From when on, within the range asked for.';
comment on column state_timelines.ended_at is 'Until when, within the range asked for.';
comment on column state_timelines.duration_seconds is 'Length of the stretch.';
comment on column state_timelines.state is 'PackML state; 0 is no data.';
comment on column state_timelines.state_name is 'Name of the state.';
comment on column state_timelines.mode is 'PackML unit mode; null when unknown.';
comment on column state_timelines.is_scheduled is 'True inside the shifts of the equipment''s calendar; always true without one.';
comment on column state_timelines.stop_id is 'The stop that the stretch belongs to; null when it belongs to none.';
comment on column state_timelines.loss is 'What the stop is: planned, breakdown, setup or micro_stop.';
comment on column state_timelines.downtime_reason_id is 'Why it stood still; null when nobody has said why.';
comment on column state_timelines.reason_name is 'Name of the reason.';
comment on column state_timelines.interval_started_at is 'When the state began, the range notwithstanding; null before the first sample.';
comment on column state_timelines.interval_ended_at is 'When the state ended, the range notwithstanding; null while it lasts.';

create function state_steps(measured_id int, "from" timestamptz, "to" timestamptz)
  returns table (stretch tstzrange, state smallint, mode smallint, interval_started_at timestamptz, interval_ended_at timestamptz)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with steps as (
      select step.*, least("to", coalesce(step.ended_at, greatest(step.started_at, known_until(measured_id)))) as known_to
      from equipment_state_intervals step
      where step.equipment_id = measured_id and step.started_at < "to" and step.started_at >= coalesce(
        (select max(earlier.started_at) from equipment_state_intervals earlier
         where earlier.equipment_id = measured_id and earlier.started_at <= "from"),
        '-infinity')
    ), pieces as (
      select tstzrange(greatest(steps.started_at, "from"), greatest(steps.known_to, "from")) as stretch, steps.state, steps.mode,
        steps.started_at, steps.ended_at
      from steps
      union all
      -- After the last sample, once it is stale or in the future, and before the first one nothing is known.
      select tstzrange(greatest(steps.known_to, "from"), "to"), 0, null, steps.known_to, null
      from steps
      where steps.ended_at is null
      union all
      select tstzrange("from", coalesce((select greatest(min(steps.started_at), "from") from steps), "to")), 0, null, null,
        (select min(steps.started_at) from steps)
    )
    select pieces.stretch, pieces.state::smallint, pieces.mode, pieces.started_at, pieces.ended_at
    from pieces
    where not isempty(pieces.stretch);
end;
$$;
comment on function state_steps is 'The states of equipment in a range without gaps: time before the first sample and after the last one has gone stale is state 0.';

create function stops_in_range(stopped_id int, "from" timestamptz, "to" timestamptz) returns setof bigint
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  -- One branch per exclusion constraint, whose index finds the stops however long the history is.
  return query
    select event.id from equipment_events event
    where event.equipment_id = stopped_id and event.kind = 'stop' and not event.is_manual
      and tstzrange(event.started_at, event.ended_at) && tstzrange("from", "to")
    union all
    select event.id from equipment_events event
    where event.equipment_id = stopped_id and event.kind = 'stop' and event.is_manual
      and tstzrange(event.started_at, event.ended_at) && tstzrange("from", "to");
end;
$$;
comment on function stops_in_range is 'The stops of equipment that reach into a range.';

create function state_timeline("from" timestamptz, "to" timestamptz, equipment_ids int[] default null)
  returns setof state_timelines
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with measured as (
      select distinct asked.equipment_id, scheduled_time(asked.equipment_id, state_timeline."from", state_timeline."to") as scheduled
      from oee_windows("from", "to", equipment_ids, 'equipment', null) asked
    ), steps as (
      select measured.equipment_id, measured.scheduled, step.*
      from measured
      cross join lateral state_steps(measured.equipment_id, "from", "to") step
    ), stops as (
      select losses.equipment_id, losses.stop_id, losses.loss, losses.downtime_reason_id,
        tstzrange(losses.started_at, losses.ended_at) as stretch
      from measured
      cross join lateral stops_in_range(measured.equipment_id, state_timeline."from", state_timeline."to") stop (id)
      join stop_losses losses on losses.stop_id = stop.id
    ), stopped as (
      -- Without data equipment stood still only where a person added a stop.
      select steps.*, stops.stop_id, stops.loss, stops.downtime_reason_id, piece
      from steps
      join stops on stops.equipment_id = steps.equipment_id and stops.stretch && steps.stretch
      cross join lateral unnest(
        tstzmultirange(steps.stretch * stops.stretch) * case when steps.state = 0
          then manually_stopped_time(steps.equipment_id, lower(steps.stretch), upper(steps.stretch))
          else tstzmultirange(steps.stretch) end) piece
      where steps.state <> 6
    ), pieces as (
      select stopped.* from stopped
      union all
      select steps.*, null, null, null, piece
      from steps
      cross join lateral unnest(
        tstzmultirange(steps.stretch) - coalesce((
          select range_agg(stopped.piece) from stopped
          where stopped.equipment_id = steps.equipment_id and stopped.stretch = steps.stretch), '{}')) piece
    ), slices as (
      select pieces.*, slice.stretch as slice, slice.is_scheduled
      from pieces
      cross join lateral (
        select stretch, true from unnest(tstzmultirange(pieces.piece) * pieces.scheduled) stretch
        union all
        select stretch, false from unnest(tstzmultirange(pieces.piece) - pieces.scheduled) stretch
      ) slice (stretch, is_scheduled)
    )
    select
      slices.equipment_id, equipment.name, lower(slices.slice), upper(slices.slice),
      extract(epoch from upper(slices.slice)) - extract(epoch from lower(slices.slice)),
      slices.state, packml_states.name, slices.mode, slices.is_scheduled,
      slices.stop_id, slices.loss, slices.downtime_reason_id, reason.name,
      slices.interval_started_at, slices.interval_ended_at
    from slices
    join equipment on equipment.id = slices.equipment_id
    join packml_states on packml_states.state = slices.state
    left join downtime_reasons reason on reason.id = slices.downtime_reason_id
    order by slices.equipment_id, lower(slices.slice);
end;
$$;
comment on function state_timeline is 'What equipment did in a range, as stretches of equal state, stop and schedule that follow each other without gaps. equipment_ids as of oee: a line shows the machines that stand for it.';
