select
  count(*) filter (where replay_requested_at is not null)::int as waiting,
  count(*) filter (where replay_requested_at is null and replayed_at is not null)::int as landed,
  count(*) filter (where replay_requested_at is null and replayed_at is null)::int as refused
from dead_letters
where id = any ($1::bigint[])
