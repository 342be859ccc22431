-- The metrics that an edge node, or one of its devices, was born with last. Times are milliseconds since the epoch.
select born.metrics, extract(epoch from born.born_at)::float8 * 1000 as born_at_ms
from edge_nodes node
left join devices device on device.edge_node_id = node.id and device.device_id = $3
cross join lateral (
  select node.metrics, node.born_at where $3::text is null
  union all
  select device.metrics, device.born_at where device.id is not null
) born
where node.group_id = $1 and node.edge_node_id = $2 and born.born_at is not null
