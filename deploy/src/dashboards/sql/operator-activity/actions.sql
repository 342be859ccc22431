select $__timeGroupAlias(logged_at, $__interval, 0), action as metric, count(*) as "Actions"
from user_logs
where enterprise_id = $enterprise and $__timeFilter(logged_at)
group by 1, 2
order by 1
