-- Telemetry that is only numbers, the usual case: half the columns to send and to parse.
insert into telemetry (metric_id, time, value, quality)
select metric_id, time, value, quality
from unnest($1::int[], $2::timestamptz[], $3::double precision[], $4::int[])
  as measurement (metric_id, time, value, quality)
on conflict (metric_id, time) do update set
  value = coalesce(excluded.value, telemetry.value),
  quality = case
    when 500 in (telemetry.quality, excluded.quality) then excluded.quality
    else least(telemetry.quality, excluded.quality)
  end
where (coalesce(excluded.value, telemetry.value), excluded.quality) is distinct from (telemetry.value, telemetry.quality)
