-- What a fact leaves out stays as it is. Times are milliseconds since the epoch.
insert into devices (edge_node_id, device_id, online, since, born_at, last_message_at, metrics)
select
  edge_nodes.id, fact.device_id, coalesce(fact.online, false), to_timestamp(fact.since / 1000.0),
  to_timestamp(fact.born_at / 1000.0), to_timestamp(fact.last_message_at / 1000.0), coalesce(fact.metrics, '[]')
from jsonb_to_recordset($1::jsonb) as fact (
  group_id text, edge_node_id text, device_id text, online boolean, since double precision,
  born_at double precision, last_message_at double precision, metrics jsonb
)
join edge_nodes on edge_nodes.group_id = fact.group_id and edge_nodes.edge_node_id = fact.edge_node_id
on conflict (edge_node_id, device_id) do update set
  -- A fact about being online always says since when.
  online = case when excluded.since is null then devices.online else excluded.online end,
  since = case
    when excluded.since is null or excluded.online = devices.online then coalesce(devices.since, excluded.since)
    else excluded.since
  end,
  born_at = coalesce(excluded.born_at, devices.born_at),
  last_message_at = coalesce(excluded.last_message_at, devices.last_message_at),
  metrics = case when excluded.born_at is null then devices.metrics else excluded.metrics end
