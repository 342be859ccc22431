select $__timeGroupAlias(received_at, $__interval, 0), reason as metric, sum(1 + suppressed) as "Messages"
from dead_letters
where $__timeFilter(received_at)
group by 1, 2
order by 1
