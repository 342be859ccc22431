select id::text, topic, payload, extract(epoch from received_at)::float8 * 1000 as received_at_ms
from dead_letters
where replay_requested_at is not null
order by id
limit 500
