select
  name as "Job", every_seconds as "Every", to_char(next_start_at at time zone '$zone', 'YYYY-MM-DD HH24:MI:SS') as "Due",
  overdue_seconds as "Overdue", last_status as "Last run", failures as "Failures"
from background_jobs
order by overdue_seconds desc nulls last, name
