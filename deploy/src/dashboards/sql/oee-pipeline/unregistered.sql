select
  topic as "Topic", letters as "Messages", to_char(first_seen_at at time zone '$zone', 'YYYY-MM-DD HH24:MI') as "First",
  to_char(last_seen_at at time zone '$zone', 'YYYY-MM-DD HH24:MI') as "Last", detail as "Why"
from unregistered_topics
where enterprise_id = $enterprise
order by last_seen_at desc
limit 100
