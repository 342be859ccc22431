-- Roll-ups and restatements, the whole story: what has ended is closed, what was touched waits, what waits is worked out.
--
-- Writers only leave marks (352, 460, 465). This works them off, in a job or wherever it is called; how much is left to do
-- is in roll_up_backlog.

create function expand_touched_stretches() returns boolean
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  closed_until timestamptz;
  touched touched_time;
  piece touched_time;
  dropped_id bigint;
  is_any boolean := false;
begin
  for touched in
    with taken as (
      delete from touched_stretches oldest
      where oldest.equipment_id = (select first.equipment_id from touched_stretches first order by first.id limit 1)
      returning oldest.*
    )
    select taken.equipment_id, range_agg(taken.stretch), taken.cause, taken.touched_by, min(taken.touched_at)
    from taken
    group by taken.equipment_id, taken.cause, taken.touched_by
  loop
    is_any := true;
    select progress.closed_until into closed_until from roll_up_progress progress
    where progress.equipment_id = touched.equipment_id;
    continue when closed_until is null;
    piece := next_piece(touched, closed_until);
    continue when isempty(piece.stretches);
    for dropped_id in select unnest(touch_roll_ups(piece, closed_until)) loop
      perform restate_shift(piece.equipment_id, dropped_id, array_remove(array[piece.cause], null), piece.touched_by);
    end loop;
  end loop;
  return is_any;
end;
$$;
comment on function expand_touched_stretches is 'Turns the marks of the piece of equipment that has waited longest into roll-ups that wait. False when there are no marks.';

create function work_out_roll_ups(most_windows int) returns int
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  worked record;
  worked_count int := 0;
begin
  for worked in
    with chosen as materialized (
      select row_number() over ()::int as number, waiting.*
      from (
        select waiting.equipment_id, waiting.grain, waiting.started_at, waiting.ended_at, waiting.causes, waiting.touched_by
        from oee_roll_ups waiting
        where waiting.touched_at is not null and not exists (
          -- A stop that is open and may still become longer than a micro stop decides later what the windows hold in which it began.
          select from equipment_events stop
          where stop.equipment_id = waiting.equipment_id and stop.kind = 'stop' and stop.ended_at is null
            and stop.started_at < waiting.ended_at
            and extract(epoch from now() - stop.started_at) < micro_stop_threshold_seconds(stop.equipment_id, stop.started_at))
        order by waiting.ended_at desc
        limit most_windows
      ) waiting
    )
    update oee_roll_ups rolled set
      measure = measured.measure, worked_out_at = now(), touched_at = null, causes = '{}', touched_by = null
    from chosen
    join measure_stretches(array(
      select row(chosen.number, chosen.equipment_id, chosen.started_at, chosen.ended_at)::measured_stretch from chosen
    )) measured on measured.number = chosen.number
    where rolled.equipment_id = chosen.equipment_id and rolled.grain = chosen.grain and rolled.started_at = chosen.started_at
    returning rolled.equipment_id, rolled.shift_instance_id, chosen.causes, chosen.touched_by
  loop
    worked_count := worked_count + 1;
    if worked.shift_instance_id is not null then
      perform restate_shift(worked.equipment_id, worked.shift_instance_id, worked.causes, worked.touched_by);
    end if;
  end loop;
  return worked_count;
end;
$$;
comment on function work_out_roll_ups is 'Works out roll-ups that wait, the newest first, and reports or restates their shifts. Says how many windows.';

create function work_off_touched(most_windows int, most_milliseconds int default null) returns int
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  windows_at_once constant int := case when most_milliseconds is null then 50 else 10 end;
  until constant timestamptz := clock_timestamp() + make_interval(secs => most_milliseconds / 1000.0);
  worked_count int;
  all_count int := 0;
  is_expanded boolean;
begin
  perform pg_advisory_xact_lock(hashtext('andon: one works off what was touched'));
  loop
    is_expanded := expand_touched_stretches();
    worked_count := work_out_roll_ups(least(windows_at_once, most_windows - all_count));
    all_count := all_count + worked_count;
    exit when all_count >= most_windows or clock_timestamp() >= until or not (is_expanded or worked_count > 0);
  end loop;
  return all_count;
end;
$$;
comment on function work_off_touched is 'Works off marks and waiting roll-ups until about so many windows are done or so many milliseconds have passed, or all when both are null. Says how many windows.';

create function process_restatements(most_windows int default null) returns int
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform close_windows();
  return work_off_touched(most_windows);
end;
$$;
comment on function process_restatements is 'Closes what has ended and works off everything touched, so that roll-ups, shift_figures and restatements are up to date. May be called anywhere; a job does a part of it every second. most_windows: stop after about so many. Says how many windows were worked out.';

create procedure process_restatements_job(job_id int, config jsonb)
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  -- Little at a time and often: in the embedded database everybody waits meanwhile.
  perform work_off_touched(null, (config ->> 'most_milliseconds')::int);
  -- Last, for it holds locks that writers of samples wait for.
  perform close_windows();
end;
$$;
comment on procedure process_restatements_job is 'Job: works off a part of what was touched, then closes what has ended.';

select add_job('process_restatements_job', interval '1 second', config => '{"most_milliseconds": 60}');
