select
  pg_database_size(current_database()) as "Database",
  (select extract(epoch from now() - max(last_sample_at)) from equipment_status) as "Newest sample",
  (select max(behind_seconds) from roll_up_backlog) as "Figures are behind",
  (select count(*) from background_jobs where overdue_seconds > 2 * every_seconds) as "Jobs overdue",
  (select count(*) from edge_nodes where not online) as "Edge nodes offline"
