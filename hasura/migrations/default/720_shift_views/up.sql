-- Views for MES and BI clients over ODBC and JDBC: one row per piece of equipment and shift, simple types, plain names.
--
-- Every figure is that of oee over the shift. It is worked out when it is read, and only for the shifts that are asked for:
-- a condition on business_day, shift or equipment is applied before any shift is measured.

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

create view v_quality_per_shift as
select
  shifts.*,
  results.total_units::double precision as total_units,
  results.good_units::double precision as good_units,
  results.scrap_units::double precision as scrap_units,
  results.scrap_units::double precision / nullif(results.total_units, 0)::double precision as scrap_share,
  results.quality::double precision as quality,
  results.startup_reject_seconds::double precision as startup_reject_seconds,
  results.production_reject_seconds::double precision as production_reject_seconds
from shifts_of_equipment shifts
cross join lateral oee(shifts.shift_started_at, shifts.measured_until, array[shifts.equipment_id]) results;
comment on view v_quality_per_shift is 'Quality of every piece of equipment in every shift that has begun, for MES and BI clients. The same figures as oee; ask for a business_day or a range of them.';
comment on column v_quality_per_shift.equipment_id is 'The equipment.';
comment on column v_quality_per_shift.enterprise is 'Name of its enterprise.';
comment on column v_quality_per_shift.site is 'Name of its site.';
comment on column v_quality_per_shift.area is 'Name of its area.';
comment on column v_quality_per_shift.line is 'Name of its line; of a line its own name; null for a machine on its own.';
comment on column v_quality_per_shift.equipment is 'Name of the equipment.';
comment on column v_quality_per_shift.equipment_kind is 'line or machine; the figures of a line are those of the machines that stand for it.';
comment on column v_quality_per_shift.shift_instance_id is 'The shift instance.';
comment on column v_quality_per_shift.business_day is 'Local date on which the shift starts; a night shift belongs to this day.';
comment on column v_quality_per_shift.shift is 'Name of the shift.';
comment on column v_quality_per_shift.team is 'The team that works; null when none is rostered.';
comment on column v_quality_per_shift.shift_started_at is 'When the shift starts.';
comment on column v_quality_per_shift.shift_ended_at is 'When the shift ends.';
comment on column v_quality_per_shift.measured_until is 'Until when the figures reach: the end of the shift, or now while it takes place.';
comment on column v_quality_per_shift.total_units is 'Units made.';
comment on column v_quality_per_shift.good_units is 'Total less scrap.';
comment on column v_quality_per_shift.scrap_units is 'Units of the total that are scrap.';
comment on column v_quality_per_shift.scrap_share is 'Scrap ÷ total, 0 to 1.';
comment on column v_quality_per_shift.quality is 'Ideal good time ÷ ideal time, 0 to 1; for one product good ÷ total.';
comment on column v_quality_per_shift.startup_reject_seconds is 'Ideal time of scrap reported as startup rejects.';
comment on column v_quality_per_shift.production_reject_seconds is 'Ideal time of all other scrap.';

create view v_runtime_per_shift as
select
  shifts.*,
  results.scheduled_seconds::double precision as scheduled_seconds,
  results.no_data_seconds::double precision as no_data_seconds,
  results.planned_stop_seconds::double precision as planned_stop_seconds,
  results.planned_production_seconds::double precision as planned_production_seconds,
  results.run_seconds::double precision as run_seconds,
  results.downtime_seconds::double precision as downtime_seconds,
  results.breakdown_seconds::double precision as breakdown_seconds,
  results.setup_seconds::double precision as setup_seconds,
  results.micro_stop_seconds::double precision as micro_stop_seconds,
  results.breakdown_count::int as breakdown_count,
  results.setup_count::int as setup_count,
  results.micro_stop_count::int as micro_stop_count,
  results.availability::double precision as availability,
  results.mtbf_seconds::double precision as mtbf_seconds,
  results.mttr_seconds::double precision as mttr_seconds
from shifts_of_equipment shifts
cross join lateral oee(shifts.shift_started_at, shifts.measured_until, array[shifts.equipment_id]) results;
comment on view v_runtime_per_shift is 'Run time and downtime of every piece of equipment in every shift that has begun, for MES and BI clients. The same figures as oee; ask for a business_day or a range of them.';
comment on column v_runtime_per_shift.equipment_id is 'The equipment.';
comment on column v_runtime_per_shift.enterprise is 'Name of its enterprise.';
comment on column v_runtime_per_shift.site is 'Name of its site.';
comment on column v_runtime_per_shift.area is 'Name of its area.';
comment on column v_runtime_per_shift.line is 'Name of its line; of a line its own name; null for a machine on its own.';
comment on column v_runtime_per_shift.equipment is 'Name of the equipment.';
comment on column v_runtime_per_shift.equipment_kind is 'line or machine; the figures of a line are those of the machines that stand for it.';
comment on column v_runtime_per_shift.shift_instance_id is 'The shift instance.';
comment on column v_runtime_per_shift.business_day is 'Local date on which the shift starts; a night shift belongs to this day.';
comment on column v_runtime_per_shift.shift is 'Name of the shift.';
comment on column v_runtime_per_shift.team is 'The team that works; null when none is rostered.';
comment on column v_runtime_per_shift.shift_started_at is 'When the shift starts.';
comment on column v_runtime_per_shift.shift_ended_at is 'When the shift ends.';
comment on column v_runtime_per_shift.measured_until is 'Until when the figures reach: the end of the shift, or now while it takes place.';
comment on column v_runtime_per_shift.scheduled_seconds is 'Length of the shift so far.';
comment on column v_runtime_per_shift.no_data_seconds is 'Time without data.';
comment on column v_runtime_per_shift.planned_stop_seconds is 'Breaks and planned stops.';
comment on column v_runtime_per_shift.planned_production_seconds is 'Time in which production was planned and data is there.';
comment on column v_runtime_per_shift.run_seconds is 'Planned production less downtime.';
comment on column v_runtime_per_shift.downtime_seconds is 'Breakdowns and setup, and micro stops where they count as availability.';
comment on column v_runtime_per_shift.breakdown_seconds is 'Time in breakdowns.';
comment on column v_runtime_per_shift.setup_seconds is 'Time in setup.';
comment on column v_runtime_per_shift.micro_stop_seconds is 'Time in micro stops.';
comment on column v_runtime_per_shift.breakdown_count is 'Breakdowns that reach into the shift.';
comment on column v_runtime_per_shift.setup_count is 'Setups that reach into the shift.';
comment on column v_runtime_per_shift.micro_stop_count is 'Micro stops that reach into the shift.';
comment on column v_runtime_per_shift.availability is 'Run ÷ planned production, 0 to 1.';
comment on column v_runtime_per_shift.mtbf_seconds is 'Mean time between failures; null without a breakdown.';
comment on column v_runtime_per_shift.mttr_seconds is 'Mean time to repair; null without a breakdown.';

create view v_oee_shift_real as
select
  shifts.*,
  results.availability::double precision as availability,
  results.performance::double precision as performance,
  results.quality::double precision as quality,
  results.oee::double precision as oee,
  results.ooe::double precision as ooe,
  results.teep::double precision as teep,
  results.coverage::double precision as coverage,
  results.planned_production_seconds::double precision as planned_production_seconds,
  results.run_seconds::double precision as run_seconds,
  results.ideal_seconds::double precision as ideal_seconds,
  results.ideal_good_seconds::double precision as ideal_good_seconds,
  results.reduced_speed_seconds::double precision as reduced_speed_seconds,
  results.total_units::double precision as total_units,
  results.good_units::double precision as good_units,
  results.scrap_units::double precision as scrap_units,
  results.no_data_counts_as,
  results.micro_stop_counts_as,
  results.hint
from shifts_of_equipment shifts
cross join lateral oee(shifts.shift_started_at, shifts.measured_until, array[shifts.equipment_id]) results;
comment on view v_oee_shift_real is 'OEE of every piece of equipment in every shift that has begun, real to now, for MES and BI clients. The same figures as oee; ask for a business_day or a range of them.';
comment on column v_oee_shift_real.equipment_id is 'The equipment.';
comment on column v_oee_shift_real.enterprise is 'Name of its enterprise.';
comment on column v_oee_shift_real.site is 'Name of its site.';
comment on column v_oee_shift_real.area is 'Name of its area.';
comment on column v_oee_shift_real.line is 'Name of its line; of a line its own name; null for a machine on its own.';
comment on column v_oee_shift_real.equipment is 'Name of the equipment.';
comment on column v_oee_shift_real.equipment_kind is 'line or machine; the figures of a line are those of the machines that stand for it.';
comment on column v_oee_shift_real.shift_instance_id is 'The shift instance.';
comment on column v_oee_shift_real.business_day is 'Local date on which the shift starts; a night shift belongs to this day.';
comment on column v_oee_shift_real.shift is 'Name of the shift.';
comment on column v_oee_shift_real.team is 'The team that works; null when none is rostered.';
comment on column v_oee_shift_real.shift_started_at is 'When the shift starts.';
comment on column v_oee_shift_real.shift_ended_at is 'When the shift ends.';
comment on column v_oee_shift_real.measured_until is 'Until when the figures reach: the end of the shift, or now while it takes place.';
comment on column v_oee_shift_real.availability is 'Run ÷ planned production, 0 to 1.';
comment on column v_oee_shift_real.performance is 'Ideal time ÷ run; above 1 means that the ideal rate is too low.';
comment on column v_oee_shift_real.quality is 'Ideal good time ÷ ideal time, 0 to 1.';
comment on column v_oee_shift_real.oee is 'Ideal good time ÷ planned production.';
comment on column v_oee_shift_real.ooe is 'Ideal good time ÷ scheduled.';
comment on column v_oee_shift_real.teep is 'Ideal good time ÷ calendar.';
comment on column v_oee_shift_real.coverage is 'Share of the scheduled time with data, 0 to 1.';
comment on column v_oee_shift_real.planned_production_seconds is 'Time in which production was planned and data is there.';
comment on column v_oee_shift_real.run_seconds is 'Planned production less downtime.';
comment on column v_oee_shift_real.ideal_seconds is 'Time that the total would ideally take.';
comment on column v_oee_shift_real.ideal_good_seconds is 'Time that the good units would ideally take.';
comment on column v_oee_shift_real.reduced_speed_seconds is 'Run time beyond the ideal time and micro stops; negative when the machine beat its ideal rate.';
comment on column v_oee_shift_real.total_units is 'Units made.';
comment on column v_oee_shift_real.good_units is 'Total less scrap.';
comment on column v_oee_shift_real.scrap_units is 'Units of the total that are scrap.';
comment on column v_oee_shift_real.no_data_counts_as is 'The setting that produced the figures: excluded or downtime.';
comment on column v_oee_shift_real.micro_stop_counts_as is 'The setting that produced the figures: performance or availability.';
comment on column v_oee_shift_real.hint is 'What is odd about the figures, in a sentence; null when nothing is.';
