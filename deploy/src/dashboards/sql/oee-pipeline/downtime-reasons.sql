select
  coalesce(reason_name, 'Nobody has said why') as "Reason", initcap(replace(loss, '_', ' ')) as "Loss", seconds as "Time",
  stop_count as "Stops", mean_seconds as "Mean", longest_seconds as "Longest", cumulative_share as "Share so far"
from downtime_pareto($__timeFrom()::timestamptz, $__timeTo()::timestamptz, array[$equipment]::int[], 'enterprise')
order by rank
limit 20
