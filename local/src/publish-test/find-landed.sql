-- The row that a test value has become. $1: source topic, $2: name of the metric, $3: its time in milliseconds since 1970.
select measured.value, extract(epoch from clock_timestamp() - measured.time)::double precision as age_seconds
from public.packml_register as register
join public.metrics on metrics.equipment_id = register.equipment_id
join public.telemetry as measured on measured.metric_id = metrics.id
where register.source_topic = $1 and metrics.name = $2 and measured.time = to_timestamp($3::double precision / 1000);
