with enterprise as (
  insert into enterprises (name) values ('Bench') returning id
), site as (
  insert into sites (enterprise_id, name, time_zone) select id, 'Bench', 'UTC' from enterprise returning id
), area as (
  insert into areas (site_id, name) select id, 'Bench' from site returning id
), reason as (
  insert into downtime_reasons (enterprise_id, code, name, loss_category) select id, 'JAM', 'Jam', 'breakdown' from enterprise returning id
), person as (
  insert into users (enterprise_id, name) select id, 'Ada' from enterprise returning id
), machine as (
  insert into equipment (area_id, kind, name)
  select area.id, 'machine', 'Machine ' || n from area, generate_series(1, $1::int) n returning id
)
select enterprise.id as "enterpriseId", site.id as "siteId", reason.id as "reasonId", person.id as "userId",
  (select array_agg(machine.id) from machine) as "machineIds"
from enterprise, site, reason, person;
