-- What was counted since the last time, added to what was there; rates are of the time between.
insert into source_traffic (source, messages, rows_landed, gaps, messages_per_second, rows_per_second, lag_seconds)
select
  counted.source, counted.messages, counted.rows_landed, counted.gaps,
  counted.messages / $6::double precision, counted.rows_landed / $6::double precision, counted.lag_seconds
from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::double precision[])
  as counted (source, messages, rows_landed, gaps, lag_seconds)
on conflict (source) do update set
  messages = source_traffic.messages + excluded.messages,
  rows_landed = source_traffic.rows_landed + excluded.rows_landed,
  gaps = source_traffic.gaps + excluded.gaps,
  messages_per_second = excluded.messages_per_second,
  rows_per_second = excluded.rows_per_second,
  lag_seconds = excluded.lag_seconds,
  measured_at = now()
