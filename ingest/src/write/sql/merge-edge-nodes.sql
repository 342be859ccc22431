-- What a fact leaves out stays as it is. Times are milliseconds since the epoch.
insert into edge_nodes (
  group_id, edge_node_id, online, since, bd_seq, sequence, born_at, last_message_at, clock_skew_seconds,
  unanswered_rebirths, metrics
)
select
  group_id, edge_node_id, coalesce(online, false), to_timestamp(since / 1000.0), bd_seq, sequence,
  to_timestamp(born_at / 1000.0), to_timestamp(last_message_at / 1000.0),
  clock_skew_ms / 1000.0, unanswered_rebirths, coalesce(metrics, '[]')
from jsonb_to_recordset($1::jsonb) as fact (
  group_id text, edge_node_id text, online boolean, since double precision, bd_seq int, sequence int,
  born_at double precision, last_message_at double precision, clock_skew_ms double precision,
  unanswered_rebirths int, metrics jsonb
)
on conflict (group_id, edge_node_id) do update set
  -- A fact about being online always says since when.
  online = case when excluded.since is null then edge_nodes.online else excluded.online end,
  since = case
    when excluded.since is null or excluded.online = edge_nodes.online then coalesce(edge_nodes.since, excluded.since)
    else excluded.since
  end,
  bd_seq = coalesce(excluded.bd_seq, edge_nodes.bd_seq),
  sequence = coalesce(excluded.sequence, edge_nodes.sequence),
  born_at = coalesce(excluded.born_at, edge_nodes.born_at),
  last_message_at = coalesce(excluded.last_message_at, edge_nodes.last_message_at),
  clock_skew_seconds = coalesce(excluded.clock_skew_seconds, edge_nodes.clock_skew_seconds),
  unanswered_rebirths = coalesce(excluded.unanswered_rebirths, edge_nodes.unanswered_rebirths),
  metrics = case when excluded.born_at is null then edge_nodes.metrics else excluded.metrics end
