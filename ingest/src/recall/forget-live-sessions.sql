-- A worker that starts has seen no birth yet: none of its edge nodes is known to be online.
with nodes as (
  update edge_nodes set online = false, since = now() where online and id = any ($1::int[])
)
update devices set online = false, since = now() where online and edge_node_id = any ($1::int[])
