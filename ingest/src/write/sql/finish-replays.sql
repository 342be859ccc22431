-- A letter that was refused again says why now; one that landed keeps why it was refused at first.
update dead_letters set
  replay_requested_at = null,
  replayed_at = case when replay.reason is null then now() end,
  reason = coalesce(replay.reason, dead_letters.reason),
  detail = coalesce(replay.detail, dead_letters.detail)
from unnest($1::bigint[], $2::text[], $3::text[]) as replay (id, reason, detail)
where dead_letters.id = replay.id
