select
  $__timeGroupAlias(stop.justified_at, 1d),
  percentile_cont(0.5) within group (order by extract(epoch from stop.justified_at - coalesce(stop.ended_at, stop.started_at))) as "Median",
  percentile_cont(0.9) within group (order by extract(epoch from stop.justified_at - coalesce(stop.ended_at, stop.started_at))) as "90 %"
from equipment_events stop
where stop.equipment_id in ($equipment) and $__timeFilter(stop.justified_at) and stop.justified_by is not null
group by 1
order by 1
