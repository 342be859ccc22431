-- What each enterprise makes and aims at, and who works there.

insert into products (enterprise_id, code, name, unit)
select enterprises.id, seed.code, seed.name, seed.unit
from (values
  ('Packiot Dev', 'BOX-1', 'Folding box 1 l', 'boxes'),
  ('Packiot Dev', 'BOX-2', 'Folding box 2 l', 'boxes'),
  ('Demo Factory', 'CAN-330', 'Can 330 ml', 'cans'),
  ('Demo Factory', 'CAN-500', 'Can 500 ml', 'cans'),
  ('Simulator Corp', 'BOTTLE-05', 'Bottle 0.5 l', 'bottles'),
  ('Simulator Corp', 'BOTTLE-10', 'Bottle 1.0 l', 'bottles'),
  ('Simulator Corp', 'BOTTLE-15', 'Bottle 1.5 l', 'bottles')
) as seed (enterprise, code, name, unit)
join enterprises on enterprises.name = seed.enterprise
on conflict do nothing;

insert into product_rates (product_id, equipment_id, ideal_rate_per_min)
select products.id, equipment.id, equipment.ideal_rate_per_min * seed.share_of_ideal_rate
from (values
  ('BOX-1', 1.0), ('BOX-2', 0.8), ('CAN-330', 1.0), ('CAN-500', 0.9), ('BOTTLE-05', 1.0), ('BOTTLE-10', 0.9), ('BOTTLE-15', 0.75)
) as seed (code, share_of_ideal_rate)
join products on products.code = seed.code
join sites on sites.enterprise_id = products.enterprise_id
join areas on areas.site_id = sites.id
join equipment on equipment.area_id = areas.id and equipment.ideal_rate_per_min is not null
on conflict do nothing;

insert into oee_targets (enterprise_id, target)
select enterprises.id, seed.target
from (values ('Packiot Dev', 0.7), ('Demo Factory', 0.65), ('Simulator Corp', 0.75)) as seed (enterprise, target)
join enterprises on enterprises.name = seed.enterprise
on conflict do nothing;

insert into users (enterprise_id, name, email, role)
select enterprises.id, seed.name, seed.email, seed.role
from (values
  ('Packiot Dev', 'Ana Souza', 'ana@packiot.example', 'operator'),
  ('Packiot Dev', 'Bruno Lima', 'bruno@packiot.example', 'supervisor'),
  ('Demo Factory', 'Clara Weiss', 'clara@factory.example', 'operator'),
  ('Demo Factory', 'Dirk Vogel', 'dirk@factory.example', 'engineer'),
  ('Simulator Corp', 'Esha Rao', 'esha@simulator.example', 'operator'),
  ('Simulator Corp', 'Farid Khan', 'farid@simulator.example', 'operator'),
  ('Simulator Corp', 'Gita Nair', 'gita@simulator.example', 'administrator')
) as seed (enterprise, name, email, role)
join enterprises on enterprises.name = seed.enterprise
on conflict do nothing;
