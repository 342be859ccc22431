-- Edge nodes with their devices, as the last process that was their host wrote them down.
select
  edge_nodes.id, edge_nodes.group_id, edge_nodes.edge_node_id, edge_nodes.bd_seq, edge_nodes.online, edge_nodes.metrics,
  coalesce(
    jsonb_agg(jsonb_build_object('device_id', devices.device_id, 'metrics', devices.metrics))
      filter (where devices.id is not null),
    '[]'
  ) as devices
from edge_nodes
left join devices on devices.edge_node_id = edge_nodes.id
group by edge_nodes.id
order by edge_nodes.id
