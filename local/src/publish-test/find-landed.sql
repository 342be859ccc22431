-- The row that a test value has become. $1: name of the metric, $2: its time in milliseconds since 1970.
select measured.value, extract(epoch from clock_timestamp() - measured.time)::double precision as age_seconds
from public.telemetry as measured
join public.metrics on metrics.id = measured.metric_id
where metrics.name = $1 and measured.time = to_timestamp($2::double precision / 1000);
