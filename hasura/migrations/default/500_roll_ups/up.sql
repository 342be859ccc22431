-- Counts and telemetry per minute, quarter of an hour, hour, day and shift.
--
-- Counts are views over exact rows: equipment_counts and their sums per quarter, which the derivation keeps in the
-- transaction of the samples. So they are never behind, whatever the age of late rows. A continuous aggregate would be: its
-- refresh takes in what its window reaches, and one late row among new ones makes it work out all the time between again.
--
-- Telemetry is read for trends, in much greater number and over longer ranges than the measurements are kept: minutes and
-- quarters are continuous aggregates. They are real-time: what no refresh has reached yet is added from the measurements; a
-- late measurement shows after the next refresh, every few minutes.
--
-- An hour or a day belongs to a site's zone. All zones are whole quarters of an hour from UTC, so quarters in UTC add up to
-- every zone's hours and days, those of 23 and 25 hours included.

create view equipment_counts_by_minute as
select
  counts.equipment_id,
  time_bucket('1 minute', counts.time) as bucket,
  sum(counts.produced) as produced,
  sum(counts.scrap) as scrap
from equipment_counts counts
group by 1, 2;
comment on view equipment_counts_by_minute is 'Units per minute, as machines counted them.';

create view equipment_counts_by_quarter_hour as
select sums.equipment_id, sums.quarter_hour as bucket, sums.produced, sums.scrap
from equipment_count_sums sums;
comment on view equipment_counts_by_quarter_hour is 'Units per quarter of an hour, as machines counted them.';

create view equipment_counts_by_shift as
select
  shift.equipment_id,
  shift.shift_instance_id,
  shift.started_at as bucket,
  coalesce(counted.produced, 0) as produced,
  coalesce(counted.scrap, 0) as scrap
from equipment_shifts shift
cross join lateral (
  select sum(counts.produced) as produced, sum(counts.scrap) as scrap
  from equipment_counts counts
  where counts.equipment_id = shift.equipment_id and counts.time >= shift.started_at and counts.time < shift.ended_at
) counted;
comment on view equipment_counts_by_shift is 'Units per shift, as machines counted them; ask for some shifts.';

create materialized view telemetry_by_minute
  with (timescaledb.continuous, timescaledb.materialized_only = false) as
select
  measurements.metric_id,
  time_bucket('1 minute', measurements.time) as bucket,
  count(measurements.value) as value_count,
  sum(measurements.value) as value_sum,
  min(measurements.value) as value_min,
  max(measurements.value) as value_max
from telemetry measurements
group by 1, 2
with no data;
comment on view telemetry_by_minute is 'Numeric measurements per minute; the mean is sum ÷ count.';

create materialized view telemetry_by_quarter_hour
  with (timescaledb.continuous, timescaledb.materialized_only = false) as
select
  minutes.metric_id,
  time_bucket('15 minutes', minutes.bucket) as bucket,
  sum(minutes.value_count) as value_count,
  sum(minutes.value_sum) as value_sum,
  min(minutes.value_min) as value_min,
  max(minutes.value_max) as value_max
from telemetry_by_minute minutes
group by 1, 2
with no data;
comment on view telemetry_by_quarter_hour is 'Numeric measurements per quarter of an hour; the mean is sum ÷ count.';

do $$
declare
  level text;
begin
  foreach level in array array['hour', 'day'] loop
    execute format(
      'create view equipment_counts_by_%1$s as
       select
         quarters.equipment_id,
         date_trunc(%1$L, quarters.bucket, settings.time_zone) as bucket,
         sum(quarters.produced) as produced,
         sum(quarters.scrap) as scrap
       from equipment_counts_by_quarter_hour quarters
       join equipment_settings settings on settings.equipment_id = quarters.equipment_id
       group by 1, 2;
       comment on view equipment_counts_by_%1$s is
         ''Units per %1$s in the zone of the equipment''''s site, as machines counted them.'';
       create view telemetry_by_%1$s as
       select
         quarters.metric_id,
         date_trunc(%1$L, quarters.bucket, settings.time_zone) as bucket,
         sum(quarters.value_count) as value_count,
         sum(quarters.value_sum) as value_sum,
         min(quarters.value_min) as value_min,
         max(quarters.value_max) as value_max
       from telemetry_by_quarter_hour quarters
       join metrics on metrics.id = quarters.metric_id
       join equipment_settings settings on settings.equipment_id = metrics.equipment_id
       group by 1, 2;
       comment on view telemetry_by_%1$s is
         ''Numeric measurements per %1$s in the zone of the equipment''''s site; the mean is sum ÷ count.'';',
      level);
  end loop;
  foreach level in array array['minute', 'quarter_hour', 'hour', 'day', 'shift'] loop
    execute format(
      'comment on column equipment_counts_by_%1$s.equipment_id is ''The equipment.'';
       comment on column equipment_counts_by_%1$s.bucket is ''Start of the %2$s.'';
       comment on column equipment_counts_by_%1$s.produced is ''Units produced.'';
       comment on column equipment_counts_by_%1$s.scrap is ''Units scrapped.'';',
      level, replace(level, '_', ' '));
    continue when level = 'shift';
    execute format(
      'comment on column telemetry_by_%1$s.metric_id is ''The metric.'';
       comment on column telemetry_by_%1$s.bucket is ''Start of the %2$s.'';
       comment on column telemetry_by_%1$s.value_count is ''How many numeric values.'';
       comment on column telemetry_by_%1$s.value_sum is ''Their sum.'';
       comment on column telemetry_by_%1$s.value_min is ''The smallest.'';
       comment on column telemetry_by_%1$s.value_max is ''The largest.'';',
      level, replace(level, '_', ' '));
  end loop;
end;
$$;
comment on column equipment_counts_by_shift.shift_instance_id is 'The shift.';
