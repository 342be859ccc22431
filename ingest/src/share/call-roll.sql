-- Writes down that a worker is here, and asks whether all are: each one seen in the last seconds, and ready.
with present as (
  insert into ingest_workers (worker, workers, is_ready, seen_at)
  values ($1::int, $2::int, $3::boolean, now())
  on conflict (worker) do update set
    workers = excluded.workers, is_ready = excluded.is_ready, seen_at = excluded.seen_at
)
select count(*) = $2::int - 1 as others_are_ready
from ingest_workers
where worker <> $1::int and worker <= $2::int and is_ready and seen_at > now() - make_interval(secs => $4::int)
