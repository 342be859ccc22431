select
  stop.id as "Stop", coalesce(line.name || ' / ', '') || machine.name as "Machine",
  to_char(stop.started_at at time zone '$zone', 'YYYY-MM-DD HH24:MI') as "Began",
  extract(epoch from coalesce(stop.ended_at, now()) - stop.started_at) as "Lasted", loss.loss as "Counts as",
  stop.ended_at is null as "Still stands"
from equipment_events stop
join equipment machine on machine.id = stop.equipment_id
left join equipment line on line.id = machine.parent_id
join stop_losses loss on loss.stop_id = stop.id
where stop.equipment_id in ($equipment) and stop.downtime_reason_id is null and loss.loss <> 'micro_stop'
  and stop.started_at < $__timeTo()::timestamptz and coalesce(stop.ended_at, now()) > $__timeFrom()::timestamptz
order by "Lasted" desc
limit 200
