-- OEE, what is answered: the columns of the function oee (420), and the settings that decide figures.

create table oee_results (
  group_by text not null,
  group_key bigint not null,
  group_name text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  time_zone text,
  calendar_seconds numeric not null,
  scheduled_seconds numeric not null,
  no_data_seconds numeric not null,
  planned_stop_seconds numeric not null,
  planned_production_seconds numeric not null,
  breakdown_seconds numeric not null,
  setup_seconds numeric not null,
  micro_stop_seconds numeric not null,
  downtime_seconds numeric not null,
  run_seconds numeric not null,
  total_units numeric not null,
  scrap_units numeric not null,
  good_units numeric not null,
  ideal_seconds numeric,
  ideal_good_seconds numeric,
  reduced_speed_seconds numeric,
  startup_reject_seconds numeric,
  production_reject_seconds numeric,
  breakdown_count bigint not null,
  setup_count bigint not null,
  micro_stop_count bigint not null,
  coverage numeric,
  availability numeric,
  performance numeric,
  quality numeric,
  oee numeric,
  ooe numeric,
  teep numeric,
  mtbf_seconds numeric,
  mttr_seconds numeric,
  hint text,
  no_data_counts_as text,
  micro_stop_counts_as text,
  settings jsonb not null,
  measured_equipment_ids int[] not null,
  constraint "a result of the oee function is never stored" check (false) no inherit
);
comment on table oee_results is 'The columns of the function oee. Seconds and units add up over adjacent ranges; a ratio without a denominator is null; nothing is capped or rounded. Holds no rows.';
comment on column oee_results.group_by is 'The grouping that was asked for.';
comment on column oee_results.group_key is 'Number of the group''s equipment, line, area, site, enterprise, shift instance, team, order or product.';
comment on column oee_results.group_name is 'Name of the group.';
comment on column oee_results.started_at is 'Start of the bucket, or of the range asked for.';
comment on column oee_results.ended_at is 'End of the bucket, or of the range asked for.';
comment on column oee_results.time_zone is 'Zone of the buckets; null when the group spans several.';
comment on column oee_results.calendar_seconds is 'Length of the measured windows.';
comment on column oee_results.scheduled_seconds is 'Time inside shifts; all of it without a calendar.';
comment on column oee_results.no_data_seconds is 'Scheduled time in state 0.';
comment on column oee_results.planned_stop_seconds is 'Scheduled time in breaks or stops with a planned reason, less Execute.';
comment on column oee_results.planned_production_seconds is 'Scheduled less no data less planned stops; where no data counts as downtime it is not taken off.';
comment on column oee_results.breakdown_seconds is 'Downtime that is no setup.';
comment on column oee_results.setup_seconds is 'Downtime whose reason is setup.';
comment on column oee_results.micro_stop_seconds is 'Planned production time in stops shorter than the threshold.';
comment on column oee_results.downtime_seconds is 'Breakdowns and setup, and micro stops where they count as availability.';
comment on column oee_results.run_seconds is 'Planned production less downtime.';
comment on column oee_results.total_units is 'Units made in scheduled time.';
comment on column oee_results.scrap_units is 'Units of these that are scrap.';
comment on column oee_results.good_units is 'Total less scrap.';
comment on column oee_results.ideal_seconds is 'Time that the total would ideally take; null when units were made whose ideal rate nobody knows.';
comment on column oee_results.ideal_good_seconds is 'Time that the good units would ideally take; null with ideal_seconds.';
comment on column oee_results.reduced_speed_seconds is 'Run time beyond the ideal time and micro stops; negative when the machine beat its ideal rate.';
comment on column oee_results.startup_reject_seconds is 'Ideal time of scrap reported as startup rejects.';
comment on column oee_results.production_reject_seconds is 'Ideal time of all other scrap.';
comment on column oee_results.breakdown_count is 'Stops that are breakdowns, each counted once.';
comment on column oee_results.setup_count is 'Stops that are setup, each counted once.';
comment on column oee_results.micro_stop_count is 'Micro stops, each counted once.';
comment on column oee_results.coverage is 'Share of the scheduled time with data: 1 − no data ÷ scheduled.';
comment on column oee_results.availability is 'run ÷ planned production.';
comment on column oee_results.performance is 'ideal time ÷ run; above 1 means that the ideal rate is too low.';
comment on column oee_results.quality is 'ideal good time ÷ ideal time.';
comment on column oee_results.oee is 'ideal good time ÷ planned production.';
comment on column oee_results.ooe is 'ideal good time ÷ scheduled.';
comment on column oee_results.teep is 'ideal good time ÷ calendar.';
comment on column oee_results.mtbf_seconds is 'run ÷ breakdowns.';
comment on column oee_results.mttr_seconds is 'breakdown time ÷ breakdowns.';
comment on column oee_results.hint is 'What is odd about the figures, in a sentence: an ideal rate that is too low or unknown. Null when nothing is.';
comment on column oee_results.no_data_counts_as is 'The setting that produced the figure: excluded or downtime; null when the group''s enterprises differ.';
comment on column oee_results.micro_stop_counts_as is 'The setting that produced the figure: performance or availability; null when the group''s enterprises differ.';
comment on column oee_results.settings is 'The settings of the measured equipment that produced the figure: micro_stop_seconds, micro_stop_cycles, stale_after_seconds; null where the group''s equipment differs.';
comment on column oee_results.measured_equipment_ids is 'The equipment whose times and counts were added: of a line its constraint machine where one is marked, otherwise its machines.';

create view equipment_settings as
select
  equipment.id as equipment_id,
  sites.time_zone,
  enterprises.no_data_counts_as,
  enterprises.micro_stop_counts_as,
  equipment.micro_stop_seconds,
  equipment.micro_stop_cycles,
  equipment.stale_after_seconds
from equipment
join areas on areas.id = equipment.area_id
join sites on sites.id = areas.site_id
join enterprises on enterprises.id = sites.enterprise_id;
comment on view equipment_settings is 'The settings of site, enterprise and equipment that decide the figures of each piece of equipment.';
comment on column equipment_settings.equipment_id is 'The equipment.';
comment on column equipment_settings.time_zone is 'Zone of its site.';
comment on column equipment_settings.no_data_counts_as is 'excluded or downtime.';
comment on column equipment_settings.micro_stop_counts_as is 'performance or availability.';
comment on column equipment_settings.micro_stop_seconds is 'A stop shorter than this is a micro stop, unless micro_stop_cycles applies. Seconds.';
comment on column equipment_settings.micro_stop_cycles is 'When set, a stop shorter than this many ideal cycles of the running product is a micro stop.';
comment on column equipment_settings.stale_after_seconds is 'This long after its last sample its state is unknown. Null: never. Seconds.';
