insert into telemetry (metric_id, time, value)
select metric_id, to_timestamp(time_ms / 1000.0), value
from unnest($1::int[], $2::double precision[], $3::double precision[]) as measurement (metric_id, time_ms, value)
