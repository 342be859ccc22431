select count(*)::int as machines
from equipment_status status
join equipment machine on machine.id = status.equipment_id
where machine.area_id = $1 and status.figures_at is null
