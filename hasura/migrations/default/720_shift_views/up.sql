-- Views for MES and BI clients over ODBC and JDBC: one row per piece of equipment and shift, simple types, plain names.
--
-- Every figure is that of oee over the shift. Reported shifts (440) that nothing has touched since are read; the others are
-- worked out when they are read, and only those that are asked for: a condition on business_day, shift or equipment is
-- applied before any shift is measured.

create view shifts_of_equipment as
select
  equipment.id as equipment_id,
  enterprises.name as enterprise,
  sites.name as site,
  areas.name as area,
  case when equipment.kind = 'line' then equipment.name else line.name end as line,
  equipment.name as equipment,
  equipment.kind as equipment_kind,
  shift.shift_instance_id as shift_instance_id,
  shift.business_day as business_day,
  shift.name as shift,
  teams.name as team,
  shift.started_at as shift_started_at,
  shift.ended_at as shift_ended_at,
  least(shift.ended_at, now()) as measured_until
from equipment
join areas on areas.id = equipment.area_id
join sites on sites.id = areas.site_id
join enterprises on enterprises.id = sites.enterprise_id
left join equipment line on line.id = equipment.parent_id
join equipment_shifts shift on shift.equipment_id = equipment.id
left join teams on teams.id = shift.team_id
where shift.started_at < now();
comment on view shifts_of_equipment is 'Every shift of every piece of equipment that has begun, with names.';
comment on column shifts_of_equipment.equipment_id is 'The equipment.';
comment on column shifts_of_equipment.enterprise is 'Name of its enterprise.';
comment on column shifts_of_equipment.site is 'Name of its site.';
comment on column shifts_of_equipment.area is 'Name of its area.';
comment on column shifts_of_equipment.line is 'Name of its line; of a line its own name; null for a machine on its own.';
comment on column shifts_of_equipment.equipment is 'Name of the equipment.';
comment on column shifts_of_equipment.equipment_kind is 'line or machine; the figures of a line are those of the machines that stand for it.';
comment on column shifts_of_equipment.shift_instance_id is 'The shift instance.';
comment on column shifts_of_equipment.business_day is 'Local date on which the shift starts; a night shift belongs to this day.';
comment on column shifts_of_equipment.shift is 'Name of the shift.';
comment on column shifts_of_equipment.team is 'The team that works; null when none is rostered.';
comment on column shifts_of_equipment.shift_started_at is 'When the shift starts.';
comment on column shifts_of_equipment.shift_ended_at is 'When the shift ends.';
comment on column shifts_of_equipment.measured_until is 'Until when the figures reach: the end of the shift, or now while it takes place.';

create view shift_figures_up_to_date as
select figures.*
from shift_figures figures
join oee_roll_ups rolled on rolled.equipment_id = figures.equipment_id and rolled.grain = 'shift'
  and rolled.started_at = figures.started_at and rolled.ended_at = figures.ended_at
where rolled.touched_at is null and not figures.is_locked
  -- Reported before the line had machines, which stand for it now.
  and not exists (select from equipment machine where machine.parent_id = figures.equipment_id)
  and not exists (
    select from touched_stretches touched
    where touched.equipment_id = figures.equipment_id and touched.stretch && tstzrange(figures.started_at, figures.ended_at));
comment on view shift_figures_up_to_date is 'The reported shifts whose figures are those of oee now: not locked, and touched by nothing that is not worked off yet.';

create view oee_of_shifts as
select
  shifts.*,
  results.scheduled_seconds, results.no_data_seconds, results.planned_stop_seconds,
  results.planned_production_seconds, results.breakdown_seconds, results.setup_seconds, results.micro_stop_seconds,
  results.downtime_seconds, results.run_seconds, results.total_units, results.scrap_units, results.good_units,
  results.ideal_seconds, results.ideal_good_seconds, results.reduced_speed_seconds, results.startup_reject_seconds,
  results.production_reject_seconds, results.breakdown_count, results.setup_count, results.micro_stop_count,
  results.coverage, results.availability, results.performance, results.quality, results.oee, results.ooe,
  results.teep, results.mtbf_seconds, results.mttr_seconds, results.hint, results.no_data_counts_as,
  results.micro_stop_counts_as
from shifts_of_equipment shifts
cross join lateral (
  select reported.* from shift_figures_up_to_date reported
  where reported.equipment_id = shifts.equipment_id and reported.shift_instance_id = shifts.shift_instance_id
    and reported.started_at = shifts.shift_started_at and reported.ended_at = shifts.shift_ended_at
  limit 1
) results -- Looked up for each shift that is asked for: there is one at most.
union all
select
  shifts.*,
  results.scheduled_seconds, results.no_data_seconds, results.planned_stop_seconds,
  results.planned_production_seconds, results.breakdown_seconds, results.setup_seconds, results.micro_stop_seconds,
  results.downtime_seconds, results.run_seconds, results.total_units, results.scrap_units, results.good_units,
  results.ideal_seconds, results.ideal_good_seconds, results.reduced_speed_seconds, results.startup_reject_seconds,
  results.production_reject_seconds, results.breakdown_count, results.setup_count, results.micro_stop_count,
  results.coverage, results.availability, results.performance, results.quality, results.oee, results.ooe,
  results.teep, results.mtbf_seconds, results.mttr_seconds, results.hint, results.no_data_counts_as,
  results.micro_stop_counts_as
from shifts_of_equipment shifts
cross join lateral oee(shifts.shift_started_at, shifts.measured_until, array[shifts.equipment_id]) results
where not exists (
  select from shift_figures_up_to_date reported
  where reported.equipment_id = shifts.equipment_id and reported.shift_instance_id = shifts.shift_instance_id
    and reported.started_at = shifts.shift_started_at and reported.ended_at = shifts.shift_ended_at);
comment on view oee_of_shifts is 'Every shift of every piece of equipment that has begun, with the figures of oee.';

create view v_quality_per_shift as
select
  shifts.equipment_id, shifts.enterprise, shifts.site, shifts.area, shifts.line, shifts.equipment,
  shifts.equipment_kind, shifts.shift_instance_id, shifts.business_day, shifts.shift, shifts.team,
  shifts.shift_started_at, shifts.shift_ended_at, shifts.measured_until,
  shifts.total_units::double precision as total_units,
  shifts.good_units::double precision as good_units,
  shifts.scrap_units::double precision as scrap_units,
  shifts.scrap_units::double precision / nullif(shifts.total_units, 0)::double precision as scrap_share,
  shifts.quality::double precision as quality,
  shifts.startup_reject_seconds::double precision as startup_reject_seconds,
  shifts.production_reject_seconds::double precision as production_reject_seconds
from oee_of_shifts shifts;
comment on view v_quality_per_shift is 'Quality of every piece of equipment in every shift that has begun, for MES and BI clients. The same figures as oee; ask for a business_day or a range of them.';

create view v_runtime_per_shift as
select
  shifts.equipment_id, shifts.enterprise, shifts.site, shifts.area, shifts.line, shifts.equipment,
  shifts.equipment_kind, shifts.shift_instance_id, shifts.business_day, shifts.shift, shifts.team,
  shifts.shift_started_at, shifts.shift_ended_at, shifts.measured_until,
  shifts.scheduled_seconds::double precision as scheduled_seconds,
  shifts.no_data_seconds::double precision as no_data_seconds,
  shifts.planned_stop_seconds::double precision as planned_stop_seconds,
  shifts.planned_production_seconds::double precision as planned_production_seconds,
  shifts.run_seconds::double precision as run_seconds,
  shifts.downtime_seconds::double precision as downtime_seconds,
  shifts.breakdown_seconds::double precision as breakdown_seconds,
  shifts.setup_seconds::double precision as setup_seconds,
  shifts.micro_stop_seconds::double precision as micro_stop_seconds,
  shifts.breakdown_count::int as breakdown_count,
  shifts.setup_count::int as setup_count,
  shifts.micro_stop_count::int as micro_stop_count,
  shifts.availability::double precision as availability,
  shifts.mtbf_seconds::double precision as mtbf_seconds,
  shifts.mttr_seconds::double precision as mttr_seconds
from oee_of_shifts shifts;
comment on view v_runtime_per_shift is 'Run time and downtime of every piece of equipment in every shift that has begun, for MES and BI clients. The same figures as oee; ask for a business_day or a range of them.';

create view v_oee_shift_real as
select
  shifts.equipment_id, shifts.enterprise, shifts.site, shifts.area, shifts.line, shifts.equipment,
  shifts.equipment_kind, shifts.shift_instance_id, shifts.business_day, shifts.shift, shifts.team,
  shifts.shift_started_at, shifts.shift_ended_at, shifts.measured_until,
  shifts.availability::double precision as availability,
  shifts.performance::double precision as performance,
  shifts.quality::double precision as quality,
  shifts.oee::double precision as oee,
  shifts.ooe::double precision as ooe,
  shifts.teep::double precision as teep,
  shifts.coverage::double precision as coverage,
  shifts.planned_production_seconds::double precision as planned_production_seconds,
  shifts.run_seconds::double precision as run_seconds,
  shifts.ideal_seconds::double precision as ideal_seconds,
  shifts.ideal_good_seconds::double precision as ideal_good_seconds,
  shifts.reduced_speed_seconds::double precision as reduced_speed_seconds,
  shifts.total_units::double precision as total_units,
  shifts.good_units::double precision as good_units,
  shifts.scrap_units::double precision as scrap_units,
  shifts.no_data_counts_as,
  shifts.micro_stop_counts_as,
  shifts.hint
from oee_of_shifts shifts;
comment on view v_oee_shift_real is 'OEE of every piece of equipment in every shift that has begun, real to now, for MES and BI clients. The same figures as oee; ask for a business_day or a range of them.';

-- Columns of a name mean the same everywhere.
do $$
declare
  shown record;
begin
  for shown in
    select shows.attrelid::regclass as relation, shows.attname as name, col_description(source.attrelid, source.attnum) as meaning
    from pg_attribute shows
    join pg_attribute source on source.attname = shows.attname
      and source.attrelid in ('shifts_of_equipment'::regclass, 'shift_figures'::regclass)
    where shows.attnum > 0 and shows.attrelid in (
      'shift_figures_up_to_date'::regclass, 'oee_of_shifts'::regclass, 'v_quality_per_shift'::regclass,
      'v_runtime_per_shift'::regclass, 'v_oee_shift_real'::regclass)
  loop
    execute format('comment on column %s.%I is %L', shown.relation, shown.name, shown.meaning);
  end loop;
end;
$$;
comment on column v_quality_per_shift.scrap_share is 'Scrap ÷ total, 0 to 1.';
