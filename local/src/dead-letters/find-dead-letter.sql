select
  id::text, received_at, topic, payload, reason, detail, source, suppressed, replay_requested_at, replayed_at
from dead_letters
where id = $1
