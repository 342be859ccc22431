update dead_letters set replay_requested_at = now()
where replayed_at is null
  and (id = any ($1::bigint[]) or $1 is null)
  and (reason = $2 or $2 is null)
  and (source = $3 or $3 is null)
returning id::text
