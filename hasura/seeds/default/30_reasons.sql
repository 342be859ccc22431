-- A tree of downtime reasons and reasons for scrap, the same for every enterprise.

insert into downtime_reasons (enterprise_id, code, name, loss_category, is_planned)
select enterprises.id, seed.code, seed.name, seed.loss_category, seed.is_planned
from (values
  ('EQUIPMENT', 'Equipment', 'breakdown', false),
  ('MATERIAL', 'Material', 'breakdown', false),
  ('PEOPLE', 'People', 'breakdown', false),
  ('SETUP', 'Setup and adjustment', 'setup', false),
  ('PLANNED', 'Planned', 'breakdown', true)
) as seed (code, name, loss_category, is_planned)
cross join enterprises
on conflict do nothing;

insert into downtime_reasons (enterprise_id, parent_id, code, name, loss_category, is_planned)
select parent.enterprise_id, parent.id, seed.code, seed.name, parent.loss_category, parent.is_planned
from (values
  ('EQUIPMENT', 'MECHANICAL', 'Mechanical failure'),
  ('EQUIPMENT', 'ELECTRICAL', 'Electrical failure'),
  ('EQUIPMENT', 'SENSOR', 'Sensor or control fault'),
  ('EQUIPMENT', 'JAM', 'Jam'),
  ('MATERIAL', 'NO_MATERIAL', 'Waiting for material'),
  ('MATERIAL', 'BAD_MATERIAL', 'Faulty material'),
  ('MATERIAL', 'BLOCKED', 'Blocked downstream'),
  ('PEOPLE', 'NO_OPERATOR', 'No operator'),
  ('PEOPLE', 'QUALITY_CHECK', 'Quality check'),
  ('SETUP', 'CHANGEOVER', 'Changeover'),
  ('SETUP', 'CLEANING', 'Cleaning'),
  ('SETUP', 'ADJUSTMENT', 'Adjustment'),
  ('PLANNED', 'MAINTENANCE', 'Planned maintenance'),
  ('PLANNED', 'NO_ORDER', 'No order'),
  ('PLANNED', 'MEETING', 'Team meeting')
) as seed (parent, code, name)
join downtime_reasons parent on parent.code = seed.parent
on conflict do nothing;

insert into scrap_reasons (enterprise_id, code, name, loss_category)
select enterprises.id, seed.code, seed.name, seed.loss_category
from (values
  ('STARTUP', 'Start-up', 'startup_rejects'),
  ('UNDERFILL', 'Underfilled', 'production_rejects'),
  ('DAMAGE', 'Damaged', 'production_rejects'),
  ('LABEL', 'Label fault', 'production_rejects')
) as seed (code, name, loss_category)
cross join enterprises
on conflict do nothing;

insert into stop_reason_rules (enterprise_id, name, valid_from, is_at_order_change, downtime_reason_id)
select changeover.enterprise_id, 'Changeover between orders', '-infinity', true, changeover.id
from downtime_reasons changeover
where changeover.code = 'CHANGEOVER'
on conflict do nothing;
