select
  to_char(alert.opened_at at time zone '$zone', 'YYYY-MM-DD HH24:MI') as "Opened", alert.title as "Alert", machine.name as "Machine",
  extract(epoch from coalesce(alert.ended_at, now()) - alert.opened_at) as "Open for", alert.ended_at is null as "Still open",
  extract(epoch from alert.acknowledged_at - alert.opened_at) as "Seen after", person.name as "Seen by"
from alerts alert
left join equipment machine on machine.id = alert.equipment_id
left join users person on person.id = alert.acknowledged_by
where alert.enterprise_id = $enterprise and $__timeFilter(alert.opened_at)
order by alert.opened_at desc
limit 200
