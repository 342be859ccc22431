-- What machines did last: their states, newest first. $1: how many rows.
select
    concat_ws(' / ', areas.name, line.name, equipment.name) as machine,
    packml_states.name as state,
    did.started_at as "from",
    did.ended_at as "until",
    date_trunc('second', coalesce(did.ended_at, now()) - did.started_at)::text as "for"
from (
    select intervals.* from public.equipment_state_intervals as intervals order by intervals.started_at desc limit $1
) as did
join public.equipment on equipment.id = did.equipment_id
join public.areas on areas.id = equipment.area_id
left join public.equipment as line on line.id = equipment.parent_id
join public.packml_states on packml_states.state = did.state
order by did.started_at desc, machine;
