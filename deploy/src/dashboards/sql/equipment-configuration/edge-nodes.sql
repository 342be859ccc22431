select
  node.group_id || '/' || node.edge_node_id as "Edge node", node.online as "Online",
  to_char(node.born_at at time zone '$zone', 'YYYY-MM-DD HH24:MI:SS') as "Born",
  jsonb_array_length(node.metrics) as "Signals", count(device.id) as "Devices", count(device.id) filter (where device.online) as "Devices online",
  sum(jsonb_array_length(device.metrics)) as "Signals of devices", node.clock_skew_seconds as "Clock ahead by"
from edge_nodes node
left join devices device on device.edge_node_id = node.id
group by node.id
order by 1
