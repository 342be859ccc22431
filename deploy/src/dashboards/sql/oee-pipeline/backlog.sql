select
  coalesce(line.name || ' / ', '') || machine.name as "Machine", backlog.behind_seconds as "Behind",
  backlog.touched_stretches as "Stretches to restate", backlog.waiting_windows as "Windows waiting",
  to_char(backlog.closed_until at time zone '$zone', 'YYYY-MM-DD HH24:MI') as "Closed until"
from roll_up_backlog backlog
join equipment machine on machine.id = backlog.equipment_id
left join equipment line on line.id = machine.parent_id
where backlog.equipment_id in ($equipment)
order by backlog.behind_seconds desc
