-- Roll-ups of counts and telemetry: minute → quarter of an hour, kept by TimescaleDB, and hours and days of each site.
--
-- An hour or a day belongs to a site's zone. All zones are whole quarters of an hour from UTC, so quarters in UTC add up
-- to every zone's hours and days, those of 23 and 25 hours included. The views are real-time: rows that no refresh has
-- reached yet are added from the level below.


create materialized view equipment_counts_by_minute
  with (timescaledb.continuous, timescaledb.materialized_only = false) as
select
  counts.equipment_id,
  time_bucket('1 minute', counts.time) as bucket,
  sum(counts.produced) as produced,
  sum(counts.scrap) as scrap
from equipment_counts counts
group by 1, 2
with no data;
comment on view equipment_counts_by_minute is 'Units per minute, as machines counted them.';

create materialized view equipment_counts_by_quarter_hour
  with (timescaledb.continuous, timescaledb.materialized_only = false) as
select
  minutes.equipment_id,
  time_bucket('15 minutes', minutes.bucket) as bucket,
  sum(minutes.produced) as produced,
  sum(minutes.scrap) as scrap
from equipment_counts_by_minute minutes
group by 1, 2
with no data;
comment on view equipment_counts_by_quarter_hour is 'Units per quarter of an hour, as machines counted them.';

create view equipment_counts_by_hour as
select
  quarters.equipment_id,
  date_trunc('hour', quarters.bucket, settings.time_zone) as bucket,
  sum(quarters.produced) as produced,
  sum(quarters.scrap) as scrap
from equipment_counts_by_quarter_hour quarters
join equipment_settings settings on settings.equipment_id = quarters.equipment_id
group by 1, 2;
comment on view equipment_counts_by_hour is 'Units per hour in the zone of the equipment''s site, as machines counted them.';

create view equipment_counts_by_day as
select
  quarters.equipment_id,
  date_trunc('day', quarters.bucket, settings.time_zone) as bucket,
  sum(quarters.produced) as produced,
  sum(quarters.scrap) as scrap
from equipment_counts_by_quarter_hour quarters
join equipment_settings settings on settings.equipment_id = quarters.equipment_id
group by 1, 2;
comment on view equipment_counts_by_day is 'Units per day in the zone of the equipment''s site, as machines counted them.';
comment on column equipment_counts_by_minute.equipment_id is 'The equipment.';
comment on column equipment_counts_by_minute.bucket is 'Start of the minute.';
comment on column equipment_counts_by_minute.produced is 'Units produced.';
comment on column equipment_counts_by_minute.scrap is 'Units scrapped.';
comment on column equipment_counts_by_quarter_hour.equipment_id is 'The equipment.';
comment on column equipment_counts_by_quarter_hour.bucket is 'Start of the quarter hour.';
comment on column equipment_counts_by_quarter_hour.produced is 'Units produced.';
comment on column equipment_counts_by_quarter_hour.scrap is 'Units scrapped.';
comment on column equipment_counts_by_hour.equipment_id is 'The equipment.';
comment on column equipment_counts_by_hour.bucket is 'Start of the hour.';
comment on column equipment_counts_by_hour.produced is 'Units produced.';
comment on column equipment_counts_by_hour.scrap is 'Units scrapped.';
comment on column equipment_counts_by_day.equipment_id is 'The equipment.';
comment on column equipment_counts_by_day.bucket is 'Start of the day.';
comment on column equipment_counts_by_day.produced is 'Units produced.';
comment on column equipment_counts_by_day.scrap is 'Units scrapped.';

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

create view telemetry_by_hour as
select
  quarters.metric_id,
  date_trunc('hour', quarters.bucket, settings.time_zone) as bucket,
  sum(quarters.value_count) as value_count,
  sum(quarters.value_sum) as value_sum,
  min(quarters.value_min) as value_min,
  max(quarters.value_max) as value_max
from telemetry_by_quarter_hour quarters
join metrics on metrics.id = quarters.metric_id
join equipment_settings settings on settings.equipment_id = metrics.equipment_id
group by 1, 2;
comment on view telemetry_by_hour is 'Numeric measurements per hour in the zone of the equipment''s site; the mean is sum ÷ count.';

create view telemetry_by_day as
select
  quarters.metric_id,
  date_trunc('day', quarters.bucket, settings.time_zone) as bucket,
  sum(quarters.value_count) as value_count,
  sum(quarters.value_sum) as value_sum,
  min(quarters.value_min) as value_min,
  max(quarters.value_max) as value_max
from telemetry_by_quarter_hour quarters
join metrics on metrics.id = quarters.metric_id
join equipment_settings settings on settings.equipment_id = metrics.equipment_id
group by 1, 2;
comment on view telemetry_by_day is 'Numeric measurements per day in the zone of the equipment''s site; the mean is sum ÷ count.';
comment on column telemetry_by_minute.metric_id is 'The metric.';
comment on column telemetry_by_minute.bucket is 'Start of the minute.';
comment on column telemetry_by_minute.value_count is 'How many numeric values.';
comment on column telemetry_by_minute.value_sum is 'Their sum.';
comment on column telemetry_by_minute.value_min is 'The smallest.';
comment on column telemetry_by_minute.value_max is 'The largest.';
comment on column telemetry_by_quarter_hour.metric_id is 'The metric.';
comment on column telemetry_by_quarter_hour.bucket is 'Start of the quarter hour.';
comment on column telemetry_by_quarter_hour.value_count is 'How many numeric values.';
comment on column telemetry_by_quarter_hour.value_sum is 'Their sum.';
comment on column telemetry_by_quarter_hour.value_min is 'The smallest.';
comment on column telemetry_by_quarter_hour.value_max is 'The largest.';
comment on column telemetry_by_hour.metric_id is 'The metric.';
comment on column telemetry_by_hour.bucket is 'Start of the hour.';
comment on column telemetry_by_hour.value_count is 'How many numeric values.';
comment on column telemetry_by_hour.value_sum is 'Their sum.';
comment on column telemetry_by_hour.value_min is 'The smallest.';
comment on column telemetry_by_hour.value_max is 'The largest.';
comment on column telemetry_by_day.metric_id is 'The metric.';
comment on column telemetry_by_day.bucket is 'Start of the day.';
comment on column telemetry_by_day.value_count is 'How many numeric values.';
comment on column telemetry_by_day.value_sum is 'Their sum.';
comment on column telemetry_by_day.value_min is 'The smallest.';
comment on column telemetry_by_day.value_max is 'The largest.';
