-- What was worked out once and may no longer be true: stretches of time that late data, an edit or a changed calendar touched.
--
-- Whoever changes what figures are made of writes a row here in the same transaction, and nothing more; 430 to 450 work
-- the figures out again. Time that no roll-up has taken in yet (behind roll_up_progress) needs no mark.

create table roll_up_progress (
  equipment_id int not null,
  closed_until timestamptz not null,
  constraint roll_ups_of_equipment_progress_once primary key (equipment_id),
  constraint "roll-ups that progress are of equipment" foreign key (equipment_id) references equipment on delete cascade
);
comment on table roll_up_progress is 'Up to when hours, days and shifts of equipment are closed: figures up to here are rolled up, or wait to be.';
comment on column roll_up_progress.equipment_id is 'The equipment.';
comment on column roll_up_progress.closed_until is 'End of the last closed window. Moved on only while the equipment''s row in equipment_tails is locked, so no writer of samples overlooks it.';

create table touched_stretches (
  id bigint generated always as identity,
  equipment_id int not null,
  stretch tstzrange not null,
  cause text,
  touched_by uuid,
  touched_at timestamptz not null default clock_timestamp(),
  constraint a_touched_stretch_is_known_by_its_id primary key (id),
  constraint "a touched stretch is of equipment" foreign key (equipment_id) references equipment on delete cascade,
  constraint "a touched stretch has a length" check (not isempty(stretch) and not upper_inc(stretch)),
  constraint "a stretch is touched by late data, an edit or a calendar" check (cause in ('late data', 'edit', 'calendar'))
);
create index touched_stretches_equipment_id on touched_stretches (equipment_id);
comment on table touched_stretches is 'Stretches of time whose figures have to be worked out again. Rows go when the work is done.';
comment on column touched_stretches.id is 'Number of the row.';
comment on column touched_stretches.equipment_id is 'The equipment.';
comment on column touched_stretches.stretch is 'From when until when; open where everything before or behind is touched.';
comment on column touched_stretches.cause is 'late data, edit or calendar; null when time alone has closed an hour, a day or a shift.';
comment on column touched_stretches.touched_by is 'Who did it, where that is known.';
comment on column touched_stretches.touched_at is 'When it was touched.';

create function acting_user() returns uuid
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
begin
  return nullif(nullif(current_setting('hasura.user', true), '')::json ->> 'x-hasura-user-id', '')::uuid;
exception
  when invalid_text_representation then
    return null;
end;
$$;
comment on function acting_user is 'The user on whose behalf this transaction writes, as Hasura says it; null for any other client.';

create function touch_stretches(touched touched_stretches[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  if cardinality(touched) = 0 then
    return;
  end if;
  insert into touched_stretches (equipment_id, stretch, cause, touched_by)
  select merged.equipment_id, unnest(merged.hours), merged.cause, merged.touched_by
  from (
    -- Figures are kept by the hour at the finest, so whole hours cost the same; of many stretches few remain.
    select single.equipment_id, single.cause, single.touched_by, range_agg(tstzrange(
      date_bin('1 hour', lower(single.stretch), timestamptz '2000-01-01 00:00+00'),
      date_bin('1 hour', upper(single.stretch), timestamptz '2000-01-01 00:00+00') + interval '1 hour')) as hours
    from unnest(touched) single
    -- What begins later cannot be closed before this transaction ends.
    where not isempty(single.stretch) and coalesce(lower(single.stretch), '-infinity') < now() + interval '1 day'
    group by single.equipment_id, single.cause, single.touched_by
  ) merged;
end;
$$;
comment on function touch_stretches is 'Has the figures of stretches of time worked out again; id and touched_at are not looked at.';

create function touch_stretch(of_equipment_id int, stretch tstzrange, cause text, touched_by uuid default acting_user()) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_stretches(array[row(null, of_equipment_id, stretch, cause, touched_by, null)::touched_stretches]);
end;
$$;
comment on function touch_stretch is 'Has the figures of a stretch of one piece of equipment worked out again.';

create function cause_of_derivation() returns text
  language sql stable
return coalesce(nullif(current_setting('andon.derives_from', true), ''), 'edit');
comment on function cause_of_derivation is 'Why the derivation works now: late data where triggers of equipment_values called it, else an edit of what it depends on.';

create function gap_end(of_equipment_id int, at timestamptz) returns timestamptz
  language sql stable
  set search_path = pg_catalog, public
as $$
  select case
    when (
      select latest.state from equipment_state_intervals latest
      where latest.equipment_id = of_equipment_id and latest.started_at <= at
      order by latest.started_at desc limit 1) = 0
    then coalesce((
      select known.started_at from equipment_state_intervals known
      where known.equipment_id = of_equipment_id and known.started_at > at and known.state <> 0
      order by known.started_at limit 1), 'infinity')
    else at
  end;
$$;
comment on function gap_end is 'When data comes back that is missing at an instant; the instant itself where none is missing.';

create function touch_islands(islands derivation_island[], spans sample_span[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  insert into touched_stretches (equipment_id, stretch, cause)
  -- A gap is known by its start: where an island moves that, all of the gap is touched.
  select touched.equipment_id,
    tstzrange(touched.low, gap_end(touched.equipment_id, touched.until) + interval '1 microsecond'), cause_of_derivation()
  from (
    select island.equipment_id, coalesce(span.first_at, island.after, '-infinity') as low, island.until
    from unnest(islands) island
    left join unnest(spans) span on island.is_tail and span.equipment_id = island.equipment_id
  ) touched
  join roll_up_progress progress on progress.equipment_id = touched.equipment_id and touched.low < progress.closed_until;
end;
$$;
comment on function touch_islands is 'Has closed figures worked out again that islands reach: late ones whole, those at the end from their first new sample on. Costs nothing in the usual case that nothing closed is reached.';

create function touch_events(events equipment_events[]) returns void
  language plpgsql
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
declare
  cause constant text := cause_of_derivation();
begin
  if cause = 'retention' then
    return;
  end if;
  perform touch_stretches(array(
    select row(null, changed.equipment_id, tstzrange(changed.started_at, changed.ended_at), cause,
      case when cause = 'edit' then coalesce(acting_user(), case when changed.justified_at >= now() then changed.justified_by end) end,
      null)::touched_stretches
    from unnest(events) changed
    left join roll_up_progress progress on progress.equipment_id = changed.equipment_id
    -- The derivation holds the lock under which roll-ups progress; an edit does not, and must not be overlooked by it.
    where case cause when 'late data' then changed.started_at < progress.closed_until else changed.started_at < now() end));
end;
$$;
comment on function touch_events is 'Has the figures of the whole extent of stops worked out again, for its length decides what a stop counts as.';

create function touch_by_events() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_events(array(select row(changed.*)::equipment_events from changed_events changed));
  return null;
end;
$$;
comment on function touch_by_events is 'After stops came or went.';

create function touch_by_changed_events() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform touch_events(array(
    select row(after.*)::equipment_events from events_after after
    union all
    select row(before.*)::equipment_events
    from events_before before
    join events_after after on after.id = before.id
    where (after.started_at, after.ended_at) is distinct from (before.started_at, before.ended_at)));
  return null;
end;
$$;
comment on function touch_by_changed_events is 'After stops were justified, or moved: where they are and where they were.';

create trigger new_events_touch_figures
  after insert on equipment_events
  referencing new table as changed_events
  for each statement execute function touch_by_events();

create trigger changed_events_touch_figures
  after update on equipment_events
  referencing old table as events_before new table as events_after
  for each statement execute function touch_by_changed_events();

create trigger removed_events_touch_figures
  after delete on equipment_events
  referencing old table as changed_events
  for each statement execute function touch_by_events();
