-- Three enterprises in three time zones. Every seed file may be applied again.

insert into enterprises (name) values ('Packiot Dev'), ('Demo Factory'), ('Simulator Corp')
on conflict do nothing;

insert into topic_namespaces (enterprise_id, topic_prefix)
select enterprises.id, seed.topic_prefix
from (values ('Packiot Dev', 'Packiot'), ('Demo Factory', 'Factory2'), ('Simulator Corp', 'SimulatorCorp')) as seed (enterprise, topic_prefix)
join enterprises on enterprises.name = seed.enterprise
on conflict do nothing;

insert into sites (enterprise_id, name, time_zone)
select enterprises.id, seed.site, seed.time_zone
from (values
  ('Packiot Dev', 'Site1', 'America/Sao_Paulo'),
  ('Demo Factory', 'Site', 'Europe/Berlin'),
  ('Simulator Corp', 'Pune', 'Asia/Kolkata')
) as seed (enterprise, site, time_zone)
join enterprises on enterprises.name = seed.enterprise
on conflict do nothing;

insert into areas (site_id, name)
select sites.id, seed.area
from (values ('Packiot Dev', 'Area1'), ('Demo Factory', 'Area'), ('Simulator Corp', 'Filling Hall')) as seed (enterprise, area)
join enterprises on enterprises.name = seed.enterprise
join sites on sites.enterprise_id = enterprises.id
on conflict do nothing;

insert into equipment (area_id, kind, name, ideal_rate_per_min, micro_stop_seconds)
select areas.id, 'line', seed.line, seed.ideal_rate_per_min, seed.micro_stop_seconds
from (values
  ('Packiot Dev', 'Line1', 60, 120),
  ('Demo Factory', 'Line', 90, 180),
  ('Simulator Corp', 'Line1', null, 120),
  ('Simulator Corp', 'Line2', null, 120),
  ('Simulator Corp', 'Line3', null, 120)
) as seed (enterprise, line, ideal_rate_per_min, micro_stop_seconds)
join enterprises on enterprises.name = seed.enterprise
join sites on sites.enterprise_id = enterprises.id
join areas on areas.site_id = sites.id
on conflict do nothing;

insert into equipment (area_id, parent_id, kind, name, is_constraint, ideal_rate_per_min, micro_stop_seconds)
select line.area_id, line.id, 'machine', seed.machine, seed.is_constraint, seed.ideal_rate_per_min, 120
from (values ('Filler', true, 120), ('Capper', false, 135), ('Packer', false, 150))
  as seed (machine, is_constraint, ideal_rate_per_min)
cross join equipment line
join areas on areas.id = line.area_id
join sites on sites.id = areas.site_id
join enterprises on enterprises.id = sites.enterprise_id
where enterprises.name = 'Simulator Corp' and line.kind = 'line'
on conflict do nothing;

insert into packml_register (source_topic, equipment_id, counter_maximum)
select 'SimulatorCorp/' || line.name || '/' || machine.name, machine.id, 4294967295
from equipment machine
join equipment line on line.id = machine.parent_id
join areas on areas.id = line.area_id
join sites on sites.id = areas.site_id
join enterprises on enterprises.id = sites.enterprise_id
where enterprises.name = 'Simulator Corp'
union all
select seed.topic, line.id, 4294967295
from (values ('Packiot Dev', 'Packiot/Site1/Area1/Line1'), ('Demo Factory', 'Factory2/Site/Area/Line')) as seed (enterprise, topic)
join enterprises on enterprises.name = seed.enterprise
join sites on sites.enterprise_id = enterprises.id
join areas on areas.site_id = sites.id
join equipment line on line.area_id = areas.id
on conflict do nothing;

-- The packer of line 3 has counters of one word, which roll over within the day.
update packml_register set counter_maximum = 65535, maximum_rate_per_min = 600
where source_topic = 'SimulatorCorp/Line3/Packer' and counter_maximum <> 65535;
