with used as (
  select downtime_reason_id, sum(stop_count) as stops, sum(seconds) as seconds
  from downtime_pareto($__timeFrom()::timestamptz, $__timeTo()::timestamptz, array[$equipment]::int[], 'enterprise')
  group by downtime_reason_id
)
select
  reason.code as "Code", reason.name as "Reason", parent.name as "Below", reason.loss_category as "Loss",
  reason.is_planned as "Planned", reason.active as "Offered", coalesce(used.stops, 0) as "Stops", coalesce(used.seconds, 0) as "Time",
  (select count(*) from stop_reason_rules rule where rule.downtime_reason_id = reason.id and rule.active) as "Rules"
from downtime_reasons reason
left join downtime_reasons parent on parent.id = reason.parent_id
left join used on used.downtime_reason_id = reason.id
where reason.enterprise_id = $enterprise
order by coalesce(used.seconds, 0) desc, reason.code
