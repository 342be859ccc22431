select $__timeGroupAlias(queued_at, $__interval, 0), channel || ' ' || status as metric, count(*) as "Messages"
from message_deliveries
where $__timeFilter(queued_at)
group by 1, 2
order by 1
