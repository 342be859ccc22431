select
  source as "Source", kind as "Kind", online as "Online", to_char(last_message_at at time zone '$zone', 'YYYY-MM-DD HH24:MI:SS') as "Last message",
  messages_per_second as "Messages per second", rows_per_second as "Rows per second", lag_seconds as "Lag",
  rows_landed as "Rows", gaps as "Gaps", clock_skew_seconds as "Clock ahead by", unanswered_rebirths as "Rebirths unanswered"
from pipeline_sources
where enterprise_id = $enterprise
order by source
