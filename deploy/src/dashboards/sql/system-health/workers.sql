select worker as "Worker", workers as "Of", is_ready as "Takes messages", extract(epoch from now() - seen_at) as "Seen ago"
from ingest_workers
order by worker
