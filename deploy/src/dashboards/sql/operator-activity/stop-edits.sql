select
  to_char(edit.made_at at time zone '$zone', 'YYYY-MM-DD HH24:MI') as "When", coalesce(person.name, 'The system') as "Who",
  edit.kind as "Edit", machine.name as "Machine", edit.is_reverted as "Taken back"
from stop_edits edit
join equipment machine on machine.id = edit.equipment_id
left join users person on person.id = edit.made_by
where edit.equipment_id in ($equipment) and $__timeFilter(edit.made_at)
order by edit.made_at desc
limit 200
