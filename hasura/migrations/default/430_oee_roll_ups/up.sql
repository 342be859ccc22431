-- Roll-ups of OEE: what measure_stretches (410) says of every closed hour, day and shift of every piece of equipment.
--
-- A window is measured by the same function as any other, once when it closes and again whenever something touches it.
-- Hours and days are those of the site's zone, as oee_buckets cuts them, days of 23 and 25 hours included; shifts are those
-- that the equipment follows. A row that waits (touched_at) is never read as a figure. Hours and days without data have no
-- row, nor have shifts a day after the last data.

create table oee_roll_ups (
  equipment_id int not null,
  grain text not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  shift_instance_id bigint,
  measure oee_measure,
  worked_out_at timestamptz,
  touched_at timestamptz,
  causes text[] not null default '{}',
  touched_by uuid,
  constraint a_window_of_a_grain_is_rolled_up_once primary key (equipment_id, started_at, grain),
  constraint "a roll-up is of equipment" foreign key (equipment_id) references equipment on delete cascade,
  constraint "a roll-up is of an hour, a day or a shift" check (grain in ('hour', 'day', 'shift')),
  constraint "a rolled-up window ends after it starts" check (ended_at > started_at),
  constraint "a roll-up of a shift names it" check ((grain = 'shift') = (shift_instance_id is not null)),
  constraint "a roll-up is worked out or waits to be" check (worked_out_at is not null or touched_at is not null)
) with (fillfactor = 70);
create index oee_roll_ups_waiting on oee_roll_ups (ended_at) where touched_at is not null;
comment on table oee_roll_ups is 'What closed hours, days and shifts of equipment measure, equal to what oee works out for the same window. Rows that wait are not read; time without data has none.';
comment on column oee_roll_ups.equipment_id is 'The equipment.';
comment on column oee_roll_ups.grain is 'hour, day or shift, of the zone of the equipment''s site.';
comment on column oee_roll_ups.started_at is 'Start of the window.';
comment on column oee_roll_ups.ended_at is 'End of the window.';
comment on column oee_roll_ups.shift_instance_id is 'The shift, for that grain.';
comment on column oee_roll_ups.measure is 'Its times and counts, as measure_stretches gives them; null until it was worked out.';
comment on column oee_roll_ups.worked_out_at is 'When it was last worked out.';
comment on column oee_roll_ups.touched_at is 'Since when it waits to be worked out again; null when it is up to date.';
comment on column oee_roll_ups.causes is 'Why it waits: late data, edit or calendar; none when time alone has closed it.';
comment on column oee_roll_ups.touched_by is 'Who touched it last, where that is known.';

create function closing_delay() returns interval
  language sql immutable
  set search_path = pg_catalog, public
as $$ select interval '1 minute' $$;
comment on function closing_delay is 'A window is closed this long after its end, so that samples on their way are no late data.';

create function figures_kept_since() returns timestamptz
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return (
    select coalesce(now() - min(policy.period), '-infinity') from data_policies policy
    where policy.kind = 'retention' and policy.relation in ('equipment_counts', 'equipment_events'));
end;
$$;
comment on function figures_kept_since is 'Figures of windows before this are left as they are, for retention has dropped what they were made of.';

create function close_windows() returns int
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  closing constant timestamptz := now() - closing_delay();
  closed_count int;
begin
  with ended as (
    select tail.equipment_id, progress.closed_until, greatest(
      date_trunc('hour', closing, settings.time_zone),
      (select max(shift.ended_at) from equipment_shifts shift
       where shift.equipment_id = tail.equipment_id and shift.ended_at <= closing
         and shift.begins_at between closing - interval '2 days' and closing)) as until
    from equipment_tails tail
    join equipment_settings settings on settings.equipment_id = tail.equipment_id
    left join roll_up_progress progress on progress.equipment_id = tail.equipment_id
  ), due as (
    select ended.equipment_id, ended.until
    from ended
    join equipment_tails tail on tail.equipment_id = ended.equipment_id
    where ended.closed_until is null or ended.closed_until < ended.until
    order by tail.equipment_id
    for update of tail skip locked
  ), touched as (
    insert into touched_stretches (equipment_id, stretch)
    select due.equipment_id, tstzrange(progress.closed_until, due.until)
    from due
    left join roll_up_progress progress on progress.equipment_id = due.equipment_id
  ), moved as (
    insert into roll_up_progress (equipment_id, closed_until)
    select due.equipment_id, due.until from due
    on conflict on constraint roll_ups_of_equipment_progress_once do update set closed_until = excluded.closed_until
    returning 1
  )
  select count(*) into closed_count from moved;
  return closed_count;
end;
$$;
comment on function close_windows is 'Closes the hours, days and shifts that have ended: they wait to be worked out from now on, and later changes are restatements. Equipment whose samples are being written now is left for the next time. Says for how many pieces of equipment.';

create type roll_up_window as (
  grain text,
  started_at timestamptz,
  ended_at timestamptz,
  shift_instance_id bigint
);
comment on type roll_up_window is 'An hour, a day or a shift of one piece of equipment.';

create function windows_of(of_equipment_id int, low timestamptz, high timestamptz) returns setof roll_up_window
  language sql stable
  set search_path = pg_catalog, public
as $$
  select part.grain, piece.bucket_from, piece.bucket_to, null::bigint
  from equipment_settings settings
  cross join (values ('hour'), ('day')) part (grain)
  cross join lateral oee_buckets(part.grain, low, high, settings.time_zone) piece
  where settings.equipment_id = of_equipment_id
  union all
  -- Asked for with room around, so that a shift that reaches over an end comes whole.
  select 'shift', lower(shift.stretch), upper(shift.stretch), shift.group_key
  from oee_stretches(of_equipment_id, low - interval '3 days', high + interval '3 days', 'shift') shift
  where shift.stretch && tstzrange(low, high);
$$;
comment on function windows_of is 'The hours, days and shifts of equipment that reach into a range, each whole.';

create function has_data(of_equipment_id int, "from" timestamptz, "to" timestamptz) returns boolean
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return
    exists (
      select from equipment_state_intervals s
      where s.equipment_id = of_equipment_id and s.started_at > "from" and s.started_at < "to" and s.state <> 0)
    or coalesce((
      select s.state <> 0 and (s.ended_at is not null or known_until(of_equipment_id) > "from")
      from equipment_state_intervals s
      where s.equipment_id = of_equipment_id and s.started_at <= "from"
      order by s.started_at desc limit 1), false)
    or exists (
      select from equipment_count_sums sums
      where sums.equipment_id = of_equipment_id
        and sums.quarter_hour > "from" - interval '15 minutes' and sums.quarter_hour < "to");
end;
$$;
comment on function has_data is 'Whether the state of equipment is known at any time in a range, or units are counted.';

create type touched_time as (
  equipment_id int,
  stretches tstzmultirange,
  cause text,
  touched_by uuid,
  touched_at timestamptz
);
comment on type touched_time is 'All that one cause, or one person, touched of one piece of equipment.';

create function touch_roll_ups(touched touched_time, closed_until timestamptz) returns bigint[]
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  kept_since constant timestamptz := figures_kept_since();
  due roll_up_window[];
  dropped_shift_ids bigint[];
begin
  due := array(
    select piece from windows_of(touched.equipment_id, lower(touched.stretches), upper(touched.stretches)) piece
    where tstzrange(piece.started_at, piece.ended_at) && touched.stretches
      and piece.ended_at <= closed_until and piece.ended_at > kept_since and (
      has_data(touched.equipment_id,
        piece.started_at - case piece.grain when 'shift' then interval '1 day' else interval '0' end, piece.ended_at)
      -- A shift that was reported is restated even when nothing is left of it.
      or piece.grain = 'shift' and exists (
        select from oee_roll_ups rolled
        where rolled.equipment_id = touched.equipment_id and rolled.grain = piece.grain
          and rolled.started_at = piece.started_at)));
  with gone as (
    delete from oee_roll_ups rolled
    where rolled.equipment_id = touched.equipment_id
      and rolled.started_at < upper(touched.stretches) and rolled.ended_at > lower(touched.stretches)
      and tstzrange(rolled.started_at, rolled.ended_at) && touched.stretches
      and rolled.ended_at > kept_since
      and not exists (
        select from unnest(due) piece
        where piece.grain = rolled.grain and piece.started_at = rolled.started_at
          and piece.shift_instance_id is not distinct from rolled.shift_instance_id)
    returning rolled.shift_instance_id
  )
  select array_agg(gone.shift_instance_id) into dropped_shift_ids
  from gone
  where gone.shift_instance_id is not null
    and not exists (select from unnest(due) piece where piece.shift_instance_id = gone.shift_instance_id);
  insert into oee_roll_ups as rolled (
    equipment_id, grain, started_at, ended_at, shift_instance_id, touched_at, causes, touched_by)
  select touched.equipment_id, piece.grain, piece.started_at, piece.ended_at, piece.shift_instance_id,
    touched.touched_at, array_remove(array[touched.cause], null), touched.touched_by
  from unnest(due) piece
  on conflict on constraint a_window_of_a_grain_is_rolled_up_once do update set
    ended_at = excluded.ended_at,
    touched_at = least(rolled.touched_at, excluded.touched_at),
    causes = array(select distinct cause from unnest(rolled.causes || excluded.causes) cause order by cause),
    touched_by = coalesce(excluded.touched_by, rolled.touched_by);
  return dropped_shift_ids;
end;
$$;
comment on function touch_roll_ups is 'Has the closed windows of touched time worked out again; windows that the calendar no longer has go. Says which shifts went.';

create function next_piece(touched touched_time, closed_until timestamptz) returns touched_time
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  longest_piece constant interval := interval '8 days';
  piece touched_time := touched;
  rest tstzmultirange;
  known_since timestamptz := least(
    (select min(s.started_at) from equipment_state_intervals s where s.equipment_id = touched.equipment_id),
    (select min(rolled.started_at) from oee_roll_ups rolled where rolled.equipment_id = touched.equipment_id));
  -- Shifts may begin a day after the last data, and last for one.
  known_before timestamptz := least(closed_until, interval '2 days' + greatest(
    (select extent.data_until from data_extents(array[touched.equipment_id]) extent),
    (select max(rolled.started_at) from oee_roll_ups rolled where rolled.equipment_id = touched.equipment_id)));
begin
  piece.stretches := case when known_since < known_before then touched.stretches
    * tstzmultirange(tstzrange(least(known_before, greatest(known_since, figures_kept_since())), known_before)) else '{}' end;
  rest := piece.stretches * tstzmultirange(tstzrange('-infinity', upper(piece.stretches) - longest_piece));
  if not isempty(rest) then
    piece.stretches := piece.stretches - rest;
    insert into touched_stretches (equipment_id, stretch, cause, touched_by, touched_at)
    select touched.equipment_id, stretch, touched.cause, touched.touched_by, touched.touched_at from unnest(rest) stretch;
  end if;
  return piece;
end;
$$;
comment on function next_piece is 'The newest days of touched time, within what is closed and known; the rest is put back for later.';
