-- Measurements by columns; one that is there already stays as it is. Times in milliseconds since the epoch.
insert into telemetry (metric_id, time, value)
select measurement.metric_id, to_timestamp(measurement.time_ms / 1000), measurement.value
from unnest($1::int[], $2::float8[], $3::float8[]) measurement (metric_id, time_ms, value)
on conflict (metric_id, time) do nothing;
