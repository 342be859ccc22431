-- From a figure down to the rows that made it.

create table oee_terms (
  figure text not null,
  part text not null,
  factor int not null,
  constraint a_figure_takes_a_part_once primary key (figure, part),
  constraint "a part is added or taken away" check (factor in (-1, 1))
);
comment on table oee_terms is 'Which parts each seconds and units figure of oee is the sum of.';
comment on column oee_terms.figure is 'Column of oee.';
comment on column oee_terms.part is 'What is added up: shifts, breaks, stops, stretches without data, counts.';
comment on column oee_terms.factor is '1: added. -1: taken away.';
insert into oee_terms (figure, part, factor) values
  ('calendar_seconds', 'calendar', 1),
  ('scheduled_seconds', 'scheduled', 1),
  ('no_data_seconds', 'no_data', 1),
  ('planned_stop_seconds', 'planned_stop', 1),
  ('planned_production_seconds', 'scheduled', 1),
  ('planned_production_seconds', 'no_data_left_out', -1),
  ('planned_production_seconds', 'planned_stop', -1),
  ('breakdown_seconds', 'breakdown', 1),
  ('setup_seconds', 'setup', 1),
  ('micro_stop_seconds', 'micro_stop', 1),
  ('downtime_seconds', 'breakdown', 1),
  ('downtime_seconds', 'setup', 1),
  ('downtime_seconds', 'micro_stop_as_downtime', 1),
  ('run_seconds', 'scheduled', 1),
  ('run_seconds', 'no_data_left_out', -1),
  ('run_seconds', 'planned_stop', -1),
  ('run_seconds', 'breakdown', -1),
  ('run_seconds', 'setup', -1),
  ('run_seconds', 'micro_stop_as_downtime', -1),
  ('total_units', 'total', 1),
  ('scrap_units', 'scrap', 1),
  ('good_units', 'total', 1),
  ('good_units', 'scrap', -1),
  ('ideal_seconds', 'ideal', 1),
  ('ideal_good_seconds', 'ideal', 1),
  ('ideal_good_seconds', 'startup_reject', -1),
  ('ideal_good_seconds', 'production_reject', -1),
  ('reduced_speed_seconds', 'scheduled', 1),
  ('reduced_speed_seconds', 'no_data_left_out', -1),
  ('reduced_speed_seconds', 'planned_stop', -1),
  ('reduced_speed_seconds', 'breakdown', -1),
  ('reduced_speed_seconds', 'setup', -1),
  ('reduced_speed_seconds', 'micro_stop', -1),
  ('reduced_speed_seconds', 'ideal', -1),
  ('startup_reject_seconds', 'startup_reject', 1),
  ('production_reject_seconds', 'production_reject', 1),
  ('breakdown_count', 'breakdown_once', 1),
  ('setup_count', 'setup_once', 1),
  ('micro_stop_count', 'micro_stop_once', 1);

create table oee_ratios (
  ratio text not null,
  figure text not null,
  is_denominator boolean not null,
  constraint a_ratio_divides_a_figure_by_a_figure primary key (ratio, is_denominator)
);
comment on table oee_ratios is 'Which figures of oee each of its ratios divides.';
comment on column oee_ratios.ratio is 'Column of oee.';
comment on column oee_ratios.figure is 'What is divided, or divides.';
comment on column oee_ratios.is_denominator is 'True for what divides.';
insert into oee_ratios (ratio, figure, is_denominator) values
  ('availability', 'run_seconds', false), ('availability', 'planned_production_seconds', true),
  ('performance', 'ideal_seconds', false), ('performance', 'run_seconds', true),
  ('quality', 'ideal_good_seconds', false), ('quality', 'ideal_seconds', true),
  ('oee', 'ideal_good_seconds', false), ('oee', 'planned_production_seconds', true),
  ('ooe', 'ideal_good_seconds', false), ('ooe', 'scheduled_seconds', true),
  ('teep', 'ideal_good_seconds', false), ('teep', 'calendar_seconds', true),
  ('coverage', 'no_data_seconds', false), ('coverage', 'scheduled_seconds', true),
  ('mtbf_seconds', 'run_seconds', false), ('mtbf_seconds', 'breakdown_count', true),
  ('mttr_seconds', 'breakdown_seconds', false), ('mttr_seconds', 'breakdown_count', true);

create table oee_explanations (
  group_by text not null,
  group_key bigint not null,
  group_name text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  figure text not null,
  part text not null,
  kind text not null,
  equipment_id int not null,
  row_started_at timestamptz not null,
  row_ended_at timestamptz not null,
  quantity numeric not null,
  ideal_unit_seconds numeric,
  contribution numeric,
  source_table text not null,
  source_key jsonb not null,
  downtime_reason_id int,
  constraint "an explanation of a figure is never stored" check (false) no inherit
);
comment on table oee_explanations is 'The columns of the function explain_oee: one row per source row and figure. Contributions of a group, bucket and figure add up to that column of oee exactly. Holds no rows.';
comment on column oee_explanations.group_by is 'The grouping that was asked for.';
comment on column oee_explanations.group_key is 'Number of the group, as of oee.';
comment on column oee_explanations.group_name is 'Name of the group.';
comment on column oee_explanations.started_at is 'Start of the bucket, or of the range asked for.';
comment on column oee_explanations.ended_at is 'End of the bucket, or of the range asked for.';
comment on column oee_explanations.figure is 'Column of oee that the row helps to make.';
comment on column oee_explanations.part is 'Which term of the figure, such as scheduled, planned_stop or ideal; oee_terms lists them.';
comment on column oee_explanations.kind is 'What the source row is: window, shift, no_calendar, break, stop, no_data, stale, no_samples, count, count_sum or production_report.';
comment on column oee_explanations.equipment_id is 'The measured equipment; of a line, one of the machines that stand for it.';
comment on column oee_explanations.row_started_at is 'When the source row begins, the range notwithstanding.';
comment on column oee_explanations.row_ended_at is 'When it ends; of a count, its instant.';
comment on column oee_explanations.quantity is 'The source row''s own seconds or units.';
comment on column oee_explanations.ideal_unit_seconds is 'Ideal seconds per unit, where units are turned into time.';
comment on column oee_explanations.contribution is 'What it adds to the figure. 0: the stop was already counted. Null: the ideal rate is unknown, and so is the figure.';
comment on column oee_explanations.source_table is 'Table of the source row. A count has the key of its sample in equipment_values.';
comment on column oee_explanations.source_key is 'Key of the source row in that table.';
comment on column oee_explanations.downtime_reason_id is 'Reason of a stop; null when nobody has said why.';

create function oee_figures_to_explain(figure text) returns text[]
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  figures text[] := array(
    select distinct terms.figure from oee_terms terms
    where oee_figures_to_explain.figure is null or terms.figure = oee_figures_to_explain.figure
    union
    select ratios.figure from oee_ratios ratios where ratios.ratio = oee_figures_to_explain.figure);
begin
  if figures = '{}' then
    raise invalid_parameter_value using message = format('"%s" is no figure of oee', figure),
      hint = 'Use a column of oee such as oee, availability, run_seconds or breakdown_count.';
  end if;
  return figures;
end;
$$;
comment on function oee_figures_to_explain is 'The figures that a question needs: one, the two that a ratio divides, or all.';

create function oee_parts(asked measured_stretch[], needed text[]) returns setof oee_part
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query
    with parts as materialized (
      select schedule.* from oee_schedule_parts(asked) schedule
      union all
      select stops.* from oee_stop_parts(asked) stops
      union all
      select gaps.* from oee_no_data_parts(asked) gaps
      union all
      select counts.* from oee_count_parts(asked, needed) counts
      where needed && '{total,scrap,ideal,startup_reject,production_reject}'
    ), named as (
      select parts.part as name, parts.* from parts
      union all
      select 'micro_stop_as_downtime', parts.*
      from parts
      join unnest(asked) stretch on stretch.number = parts.number
      join equipment_settings settings on settings.equipment_id = stretch.equipment_id
      where parts.part = 'micro_stop' and settings.micro_stop_counts_as = 'availability'
      union all
      select parts.part || '_once', parts.* from parts where parts.part in ('breakdown', 'setup', 'micro_stop')
    )
    select named.number, named.name, named.kind, named.source_table, named.source_key, named.started_at, named.ended_at,
      named.quantity, case when named.name like '%\_once' then 1 else named.contribution end,
      named.ideal_unit_seconds, named.stop_key, named.downtime_reason_id
    from named
    where named.name = any (needed);
end;
$$;
comment on function oee_parts is 'The parts of stretches that are needed, under the names that oee_terms knows, by the settings of the equipment.';

create function explain_oee(
  "from" timestamptz,
  "to" timestamptz,
  equipment_ids int[] default null,
  group_by text default 'equipment',
  bucket text default null,
  figure text default null
) returns setof oee_explanations
  language plpgsql stable
  set search_path = pg_catalog, public
  set plan_cache_mode = force_generic_plan
  set work_mem = '64MB'
  set enable_mergejoin = off
as $$
declare
  figures text[] := oee_figures_to_explain(figure);
  needed text[] := array(select distinct terms.part from oee_terms terms where terms.figure = any (figures));
begin
  return query
    with windows as materialized (
      select row_number() over ()::int as number, asked.*
      from oee_windows("from", "to", equipment_ids, explain_oee.group_by, explain_oee.bucket) asked
    ), parts as materialized (
      select
        windows.group_key, windows.bucket_from, windows.bucket_to, windows.equipment_id, part.*,
        -- A stop that several windows of a group see is counted by the first of them.
        case when part.part like '%\_once' then row_number() over (
          partition by windows.group_key, windows.bucket_from, windows.equipment_id, part.part, part.stop_key
          order by windows."from") end as sighting
      from oee_parts(array(
        select row(windows.number, windows.equipment_id, windows."from", windows."to")::measured_stretch from windows), needed) part
      join windows on windows.number = part.number
    ), groups as materialized (
      select names.* from oee_group_names(explain_oee.group_by, array(select distinct windows.group_key from windows)) names
    )
    select
      explain_oee.group_by, parts.group_key, groups.group_name,
      parts.bucket_from, parts.bucket_to, terms.figure, parts.part, parts.kind, parts.equipment_id,
      parts.started_at, parts.ended_at, parts.quantity, parts.ideal_unit_seconds,
      case when parts.sighting > 1 then 0 else terms.factor * parts.contribution end,
      parts.source_table, parts.source_key, parts.downtime_reason_id
    from parts
    join groups on groups.group_key = parts.group_key
    join oee_terms terms on terms.part = parts.part and terms.figure = any (figures)
    order by parts.bucket_from, parts.group_key, terms.figure, parts.started_at, parts.part, parts.equipment_id;
end;
$$;
comment on function explain_oee is 'Where a figure of oee comes from: every shift, break, stop, stretch without data, count and production report that made it, with what each contributes and the key of its row. Windows and groups as of oee. figure: a column of oee, whose rows add up to it exactly; a ratio gives the rows of the two figures that it divides; without it all figures.';
