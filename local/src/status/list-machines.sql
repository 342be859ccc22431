-- Every piece of equipment that has a source of its own, in plant order.
select
    enterprises.name as enterprise,
    sites.name as site,
    concat_ws(' / ', areas.name, line.name, equipment.name) as machine,
    equipment.id as "equipmentId",
    status.state,
    status.state_since as "stateSince",
    status.is_stale as "isStale",
    status.shift_availability::double precision as availability,
    status.shift_performance::double precision as performance,
    status.shift_quality::double precision as quality,
    status.shift_oee::double precision as oee,
    status.shift_coverage::double precision as coverage,
    status.last_sample_at as "lastSampleAt",
    extract(epoch from clock_timestamp() - status.last_sample_at)::double precision as "ageSeconds"
from public.equipment
inner join public.areas on areas.id = equipment.area_id
inner join public.sites on sites.id = areas.site_id
inner join public.enterprises on enterprises.id = sites.enterprise_id
left join public.equipment as line on line.id = equipment.parent_id
left join public.equipment_status as status on status.equipment_id = equipment.id
where exists (
    select from public.packml_register as source
    where source.equipment_id = equipment.id and source.active
)
order by enterprises.id, sites.id, areas.id, coalesce(equipment.parent_id, equipment.id), equipment.id;
