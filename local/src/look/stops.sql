-- The latest stops with their reasons. $1: how many rows.
select
    concat_ws(' / ', areas.name, line.name, equipment.name) as machine,
    stop.started_at as "from",
    stop.ended_at as "until",
    date_trunc('second', coalesce(stop.ended_at, now()) - stop.started_at)::text as "for",
    packml_states.name as state,
    reason.name as reason,
    stop.note
from (
    select events.* from public.equipment_events as events order by events.started_at desc limit $1
) as stop
join public.equipment on equipment.id = stop.equipment_id
join public.areas on areas.id = equipment.area_id
left join public.equipment as line on line.id = equipment.parent_id
left join public.packml_states on packml_states.state = stop.state
left join public.downtime_reasons as reason on reason.id = stop.downtime_reason_id
order by stop.started_at desc, machine;
