select
  to_char(call.raised_at at time zone '$zone', 'YYYY-MM-DD HH24:MI') as "Raised", machine.name as "Machine", call.kind as "Kind",
  call.status as "Is", call.response_seconds as "Answered after", call.resolution_seconds as "Done after",
  call.escalation_level as "Escalations", person.name as "Raised by"
from andon_calls call
join equipment machine on machine.id = call.equipment_id
left join users person on person.id = call.raised_by
where call.equipment_id in ($equipment) and $__timeFilter(call.raised_at)
order by call.raised_at desc
limit 200
