-- A worker that starts has seen no birth yet: nothing is known to be online.
with nodes as (
  update edge_nodes set online = false, since = now() where online
)
update devices set online = false, since = now() where online
