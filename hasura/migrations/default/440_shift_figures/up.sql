-- Figures of closed shifts as they were reported, and every later change of them.
--
-- A shift is reported when it is worked out for the first time. What touches it later makes a restatement: one row for each
-- figure that differs. While a shift is locked its figures stay as reported and its restatements are pending.

create table shift_figures (
  equipment_id int not null,
  shift_instance_id bigint not null,
  business_day date not null,
  shift_name text not null,
  team_id int,
  reported_at timestamptz not null default now(),
  restated_at timestamptz,
  is_locked boolean not null default false,
  locked_at timestamptz,
  locked_by uuid,
  like oee_results including comments,
  constraint a_shift_of_equipment_is_reported_once primary key (equipment_id, shift_instance_id),
  constraint "a reported shift is of equipment" foreign key (equipment_id) references equipment on delete cascade,
  constraint "a shift is locked by a user" foreign key (locked_by) references users on delete set null,
  constraint "a locked shift says since when" check (is_locked = (locked_at is not null))
);
create index shift_figures_business_day on shift_figures (business_day);
create index shift_figures_shift_instance_id on shift_figures (shift_instance_id);
comment on table shift_figures is 'Figures of closed shifts as reported, of all that is measured by itself: a line is by its machines. They change by restatement only, and not at all while the shift is locked.';
comment on column shift_figures.equipment_id is 'The equipment.';
comment on column shift_figures.shift_instance_id is 'The shift. Stays when the calendar drops the shift that a lock keeps.';
comment on column shift_figures.business_day is 'Local date on which the shift started.';
comment on column shift_figures.shift_name is 'Name of the shift.';
comment on column shift_figures.team_id is 'The team that worked; null when the calendar rotates none.';
comment on column shift_figures.reported_at is 'When the shift was reported first.';
comment on column shift_figures.restated_at is 'When a figure last changed; null while all are as first reported.';
comment on column shift_figures.is_locked is 'True: nothing changes these figures until reopen_shift.';
comment on column shift_figures.locked_at is 'Since when the shift has been locked.';
comment on column shift_figures.locked_by is 'Who locked it.';

create table restatements (
  id bigint generated always as identity,
  equipment_id int not null,
  shift_instance_id bigint not null,
  figure text not null,
  from_value numeric,
  to_value numeric,
  causes text[] not null,
  touched_by uuid,
  noticed_at timestamptz not null default now(),
  restated_at timestamptz,
  constraint a_restatement_is_known_by_its_id primary key (id),
  constraint "a restatement is of equipment" foreign key (equipment_id) references equipment on delete cascade,
  constraint "a restatement changes a figure" check (from_value is distinct from to_value),
  constraint "a restatement is caused by late data, an edit or a calendar"
    check (causes <@ array['late data', 'edit', 'calendar'] and cardinality(causes) > 0)
);
create index restatements_shift_instance_id on restatements (shift_instance_id, equipment_id);
create index restatements_noticed_at on restatements (noticed_at desc);
create unique index "a figure has one pending restatement" on restatements (equipment_id, shift_instance_id, figure)
  where restated_at is null;
comment on table restatements is 'Changes of figures of closed shifts: which figure, from what to what, why, when, by whom.';
comment on column restatements.id is 'Number of the restatement.';
comment on column restatements.equipment_id is 'The equipment.';
comment on column restatements.shift_instance_id is 'The shift.';
comment on column restatements.figure is 'The figure, by the name of its column in shift_figures.';
comment on column restatements.from_value is 'What was reported.';
comment on column restatements.to_value is 'What it is now; null when it has no value any more, or the shift no longer takes place.';
comment on column restatements.causes is 'late data, edit or calendar; several when they came together.';
comment on column restatements.touched_by is 'Who caused it, where that is known.';
comment on column restatements.noticed_at is 'When the change was worked out.';
comment on column restatements.restated_at is 'When it changed the reported figure; null while it is pending because the shift is locked.';

create function reported_figures(reported shift_figures) returns table (figure text, value numeric)
  language sql stable
  set search_path = pg_catalog, public
as $$
  select field.key, nullif(field.value, 'null')::numeric
  from jsonb_each(to_jsonb(reported)) field
  join pg_attribute attribute on attribute.attrelid = 'oee_results'::regclass and attribute.attname = field.key
  where attribute.atttypid in ('numeric'::regtype, 'bigint'::regtype, 'int'::regtype);
$$;
comment on function reported_figures is 'The figures of a shift one by one: all columns of oee that are numbers.';

create function work_out_shift(of_equipment_id int, of_shift_id bigint) returns shift_figures
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  figures shift_figures;
begin
  select (jsonb_populate_record(null::shift_figures, to_jsonb(current) || jsonb_build_object(
    'equipment_id', of_equipment_id, 'shift_instance_id', of_shift_id, 'business_day', shift.business_day,
    'shift_name', shift.name, 'team_id', shift.team_id, 'reported_at', now(), 'is_locked', false))).*
  into figures
  from oee_roll_ups rolled
  join shift_instances shift on shift.id = rolled.shift_instance_id
  cross join lateral oee(rolled.started_at, rolled.ended_at, array[of_equipment_id], 'shift') current
  where rolled.equipment_id = of_equipment_id and rolled.grain = 'shift' and rolled.shift_instance_id = of_shift_id
    and current.group_key = of_shift_id
    and not exists (select from equipment machine where machine.parent_id = of_equipment_id);
  return figures;
end;
$$;
comment on function work_out_shift is 'The figures of a closed shift as the data has them now; null when it does not take place, and of a line that machines stand for: its figures are theirs, whichever that are when it is asked.';

create function note_differences(reported shift_figures, current shift_figures, causes text[], touched_by uuid) returns void
  language sql
  set search_path = pg_catalog, public
as $$
  with differing as (
    select was.figure, was.value as from_value, new.value as to_value
    from reported_figures(reported) was
    left join reported_figures(current) new on new.figure = was.figure
    where was.value is distinct from new.value
  ), settled as (
    delete from restatements pending
    where pending.equipment_id = reported.equipment_id and pending.shift_instance_id = reported.shift_instance_id
      and pending.restated_at is null and pending.figure not in (select differing.figure from differing)
  )
  insert into restatements as pending (
    equipment_id, shift_instance_id, figure, from_value, to_value, causes, touched_by)
  select reported.equipment_id, reported.shift_instance_id, differing.figure, differing.from_value, differing.to_value,
    coalesce(nullif(note_differences.causes, '{}'), array['edit']), note_differences.touched_by
  from differing
  on conflict (equipment_id, shift_instance_id, figure) where restated_at is null do update set
    to_value = excluded.to_value,
    causes = array(select distinct cause from unnest(pending.causes || note_differences.causes) cause order by cause),
    touched_by = coalesce(excluded.touched_by, pending.touched_by),
    noticed_at = case when pending.to_value is distinct from excluded.to_value then now() else pending.noticed_at end;
$$;
comment on function note_differences is 'Makes the pending restatements of a shift equal to how its figures differ from what was reported.';

create function restate_shift(of_equipment_id int, of_shift_id bigint, causes text[], touched_by uuid) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  reported shift_figures;
  current shift_figures := work_out_shift(of_equipment_id, of_shift_id);
begin
  select figures.* into reported from shift_figures figures
  where figures.equipment_id = of_equipment_id and figures.shift_instance_id = of_shift_id
  for update;
  if reported.equipment_id is not null then
    perform note_differences(reported, current, causes, touched_by);
    if reported.is_locked then
      return;
    end if;
    update restatements pending set restated_at = now()
    where pending.equipment_id = of_equipment_id and pending.shift_instance_id = of_shift_id and pending.restated_at is null;
    current.reported_at := reported.reported_at;
    current.restated_at := case when found then now() else reported.restated_at end;
    delete from shift_figures figures
    where figures.equipment_id = of_equipment_id and figures.shift_instance_id = of_shift_id;
  end if;
  if current.equipment_id is not null then
    insert into shift_figures select current.*;
  end if;
end;
$$;
comment on function restate_shift is 'Reports a shift, or restates one that was reported: its figures become what the data has now, and each that differs leaves a restatement. A locked shift keeps its figures and shows the restatements as pending.';
