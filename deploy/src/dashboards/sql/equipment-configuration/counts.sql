select
  count(*) filter (where machine.kind = 'machine') as "Machines", count(*) filter (where machine.kind = 'line') as "Lines",
  (select count(*) from packml_register source where source.active and source.equipment_id in ($equipment)) as "Sources",
  (select count(*) from metrics where metrics.equipment_id in ($equipment)) as "Other signals",
  count(*) filter (where not machine.active) as "Retired"
from equipment machine
where machine.area_id in ($area)
