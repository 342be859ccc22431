-- equipment_status is kept here: the state with every sample, the shift's figures every few seconds.

create function update_equipment_state(ids int[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  update equipment_status status set
    state = seen.state,
    mode = seen.mode,
    state_since = seen.state_since,
    stop_id = seen.stop_id,
    stop_is_micro = seen.stop_is_micro,
    speed = seen.speed,
    last_sample_at = seen.last_sample_at,
    is_stale = seen.is_stale,
    updated_at = now()
  from (
    select
      ended.equipment_id, ended.last_sample_at, ended.is_stale,
      case when ended.is_stale then 0 else ended.state end as state,
      case when not ended.is_stale then ended.mode end as mode,
      case when ended.is_stale and ended.state <> 0 then ended.stale_at else latest.started_at end as state_since,
      case when not ended.is_stale then ended.speed end as speed,
      case when not ended.is_stale and stop.ended_at is null then stop.id end as stop_id,
      case when not ended.is_stale and stop.ended_at is null then (
        select known.is_micro from stop_losses known where known.stop_id = stop.id
      ) end as stop_is_micro
    from (
      select tail.equipment_id, tail.last_sample_at, tail.state, tail.mode, tail.speed,
        tail.last_sample_at + make_interval(secs => machine.stale_after_seconds) as stale_at,
        tail.last_sample_at is null
          or coalesce(now() > tail.last_sample_at + make_interval(secs => machine.stale_after_seconds), false) as is_stale
      from unnest(ids) asked
      join equipment_tails tail on tail.equipment_id = asked
      join equipment machine on machine.id = asked
    ) ended
    left join lateral (
      select s.started_at from equipment_state_intervals s
      where s.equipment_id = ended.equipment_id
      order by s.started_at desc limit 1
    ) latest on true
    left join lateral (
      select event.id, event.ended_at from equipment_events event
      where event.equipment_id = ended.equipment_id and event.kind = 'stop' and not event.is_manual
      order by event.started_at desc limit 1
    ) stop on true
  ) seen
  where status.equipment_id = seen.equipment_id
    and (status.state, status.mode, status.state_since, status.stop_id, status.stop_is_micro, status.speed, status.last_sample_at,
        status.is_stale)
      is distinct from (seen.state, seen.mode, seen.state_since, seen.stop_id, seen.stop_is_micro, seen.speed, seen.last_sample_at,
        seen.is_stale);
end;
$$;
comment on function update_equipment_state is 'Brings state, open stop, speed and freshness of some equipment up to date.';

create function shifts_now(ids int[]) returns table (equipment_id int, shift_instance_id bigint, started_at timestamptz)
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
begin
  return query
    select asked, shift.id, greatest(shift.started_at, follows.valid_from)
    from unnest(ids) asked
    join equipment_calendars follows on follows.equipment_id = asked and follows.valid_from <= now() and follows.valid_to > now()
    join shift_instances shift on shift.calendar_id = follows.calendar_id
      and shift.started_at <= now() and shift.started_at > now() - interval '2 days' and shift.ended_at > now();
end;
$$;
comment on function shifts_now is 'The shifts that take place now on some equipment.';

create function update_equipment_figures(ids int[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  update equipment_status status set
    production_order_run_id = figures.run_id,
    shift_instance_id = figures.shift_instance_id,
    shift_produced = figures.total_units,
    shift_scrap = figures.scrap_units,
    shift_good = figures.total_units - figures.scrap_units,
    shift_availability = figures.run_seconds / nullif(figures.planned_production_seconds, 0),
    shift_performance = figures.ideal_seconds / nullif(figures.run_seconds, 0),
    shift_quality = figures.ideal_good_seconds / nullif(figures.ideal_seconds, 0),
    shift_oee = figures.ideal_good_seconds / nullif(figures.planned_production_seconds, 0),
    shift_coverage = 1 - figures.no_data_seconds / nullif(figures.scheduled_seconds, 0),
    figures_at = now(),
    updated_at = now()
  from (
    select asked.id as equipment_id, run.id as run_id, shift.shift_instance_id, measure.*,
      measure.planned_production_seconds - measure.breakdown_seconds - measure.setup_seconds
        - case settings.micro_stop_counts_as when 'availability' then measure.micro_stop_seconds else 0 end as run_seconds
    from equipment asked
    join equipment_settings settings on settings.equipment_id = asked.id
    left join shifts_now(ids) shift on shift.equipment_id = asked.id
    left join measure_stretches(array(
      select row(so_far.equipment_id, so_far.equipment_id, so_far.started_at, now())::measured_stretch from shifts_now(ids) so_far
    )) measured on measured.number = asked.id
    left join lateral (select (measured.measure).*) measure on true
    left join lateral (
      select ordered.id from production_order_runs ordered
      where ordered.equipment_id in (asked.id, asked.parent_id) and ordered.started_at <= now()
        and (ordered.ended_at > now() or ordered.ended_at is null)
      order by ordered.equipment_id = asked.id desc limit 1
    ) run on true
    where asked.id = any (ids)
  ) figures
  where status.equipment_id = figures.equipment_id;
end;
$$;
comment on function update_equipment_figures is 'Brings order, shift and the shift''s figures so far of some equipment up to date, by the same functions as oee.';

create function update_equipment_status(ids int[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  most_per_statement constant int := 1;
  due_after constant interval := interval '5 seconds';
begin
  perform update_equipment_state(ids);
  perform update_equipment_figures(due.ids)
  from (
    select array_agg(oldest.equipment_id) as ids
    from (
      select status.equipment_id from equipment_status status
      where status.equipment_id = any (ids)
        and status.last_sample_at > now() - interval '1 day'
        and (status.figures_at < now() - due_after or status.figures_at is null)
      order by status.figures_at nulls first
      limit most_per_statement
    ) oldest
  ) due
  where due.ids is not null;
end;
$$;
comment on function update_equipment_status is 'After samples of some equipment: their state at once, the figures of the shift of the one whose figures are oldest; refresh_equipment_status does the others.';

create function refresh_equipment_status() returns int
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  most_per_call constant int := 100;
  ids int[] := array(
    select status.equipment_id from equipment_status status order by status.figures_at nulls first limit most_per_call);
begin
  perform from equipment_tails tail where tail.equipment_id = any (ids) order by tail.equipment_id for update;
  perform update_equipment_state(array(select status.equipment_id from equipment_status status));
  perform update_equipment_figures(ids);
  return cardinality(ids);
end;
$$;
comment on function refresh_equipment_status is 'What time alone changes: open stops grow and are micro stops no more, shifts change, rates and targets take effect, equipment goes stale. Live views follow the rows that it writes. To be called every few seconds; brings the figures of the 100 oldest up to date and says of how many.';

create procedure refresh_equipment_status_job(job_id int, config jsonb)
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform refresh_equipment_status();
end;
$$;
comment on procedure refresh_equipment_status_job is 'Job: refresh_equipment_status every five seconds.';

select add_job('refresh_equipment_status_job', interval '5 seconds');
