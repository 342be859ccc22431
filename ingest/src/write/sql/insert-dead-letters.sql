insert into dead_letters (received_at, topic, payload, reason, detail, source, suppressed)
select to_timestamp(received_at_ms / 1000.0), topic, payload, reason, detail, source, suppressed
from unnest($1::double precision[], $2::text[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::int[])
  as letter (received_at_ms, topic, payload, reason, detail, source, suppressed)
