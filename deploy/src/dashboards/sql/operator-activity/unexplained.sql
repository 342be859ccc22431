select
  started_at as time, group_name as metric,
  coalesce(sum(seconds) filter (where downtime_reason_id is null), 0) as "Without a reason",
  coalesce(sum(seconds) filter (where downtime_reason_id is not null), 0) as "With a reason"
from downtime_pareto($__timeFrom()::timestamptz, $__timeTo()::timestamptz, array[$equipment]::int[], 'site', '$bucket')
group by started_at, group_name
order by started_at
