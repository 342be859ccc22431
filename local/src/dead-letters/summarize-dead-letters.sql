select
  reason, coalesce(source, '') as source, (count(*) + sum(suppressed))::text as refusals, max(id)::text as last_id,
  max(received_at) as last_at
from dead_letters
where replayed_at is null
group by reason, source
order by max(id) desc
limit 100
