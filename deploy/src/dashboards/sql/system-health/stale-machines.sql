select
  sites.name as "Site", machine.name as "Machine",
  to_char(status.last_sample_at at time zone '$zone', 'YYYY-MM-DD HH24:MI:SS') as "Last sample",
  extract(epoch from now() - status.last_sample_at) as "Data is old", status.is_stale as "Stale",
  status.shift_coverage as "Coverage of the shift"
from equipment_status status
join equipment machine on machine.id = status.equipment_id
join areas on areas.id = machine.area_id
join sites on sites.id = areas.site_id
where machine.active and sites.id in ($site) and not exists (select from equipment part where part.parent_id = machine.id)
order by status.last_sample_at nulls first
