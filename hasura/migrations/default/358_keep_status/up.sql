-- equipment_status is kept here: the state with every sample, the shift's figures every few seconds.

create function update_equipment_state(ids int[]) returns void
  language sql
  set search_path = pg_catalog, public
  set enable_seqscan = off
as $$
  update equipment_status status set
    state = seen.state,
    mode = seen.mode,
    state_since = seen.state_since,
    stop_id = seen.stop_id,
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
      case when not ended.is_stale and stop.ended_at is null then stop.id end as stop_id
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
    and (status.state, status.mode, status.state_since, status.stop_id, status.speed, status.last_sample_at, status.is_stale)
      is distinct from (seen.state, seen.mode, seen.state_since, seen.stop_id, seen.speed, seen.last_sample_at, seen.is_stale);
$$;
comment on function update_equipment_state is 'Brings state, open stop, speed and freshness of some equipment up to date.';

create function update_equipment_figures(ids int[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  update equipment_status status set
    production_order_run_id = figures.run_id,
    shift_instance_id = figures.shift_id,
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
    select asked.id as equipment_id, run.id as run_id, shift.id as shift_id, measured.*,
      measured.planned_production_seconds - measured.breakdown_seconds - measured.setup_seconds
        - case settings.micro_stop_counts_as when 'availability' then measured.micro_stop_seconds else 0 end as run_seconds
    from equipment asked
    join equipment_settings settings on settings.equipment_id = asked.id
    left join lateral (
      select instance.id, greatest(instance.started_at, follows.valid_from) as started_at
      from equipment_calendars follows
      join shift_instances instance on instance.calendar_id = follows.calendar_id
      where follows.equipment_id = asked.id and follows.valid_from <= now() and follows.valid_to > now()
        and instance.started_at <= now() and instance.started_at > now() - interval '2 days' and instance.ended_at > now()
    ) shift on true
    left join lateral (
      select ordered.id from production_order_runs ordered
      where ordered.equipment_id in (asked.id, asked.parent_id) and ordered.started_at <= now()
        and (ordered.ended_at > now() or ordered.ended_at is null)
      order by ordered.equipment_id = asked.id desc limit 1
    ) run on true
    left join lateral measure_window(asked.id, shift.started_at, now(), settings.no_data_counts_as) measured
      on shift.id is not null
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
comment on function refresh_equipment_status is 'What time alone changes: open stops grow, shifts change, equipment goes stale. To be called every few seconds; brings the figures of the 100 oldest up to date and says of how many.';

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
