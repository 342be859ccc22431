insert into telemetry (metric_id, time, text_value, boolean_value, quality)
select metric_id, time, text_value, boolean_value, quality
from unnest($1::int[], $2::timestamptz[], $3::text[], $4::boolean[], $5::int[])
  as measurement (metric_id, time, text_value, boolean_value, quality)
on conflict (metric_id, time) do update set
  text_value = coalesce(excluded.text_value, telemetry.text_value),
  boolean_value = coalesce(excluded.boolean_value, telemetry.boolean_value),
  quality = case
    when 500 in (telemetry.quality, excluded.quality) then excluded.quality
    else least(telemetry.quality, excluded.quality)
  end
where (
  coalesce(excluded.text_value, telemetry.text_value),
  coalesce(excluded.boolean_value, telemetry.boolean_value),
  excluded.quality
) is distinct from (telemetry.text_value, telemetry.boolean_value, telemetry.quality)
