-- A plant of $1 machines in one area, each registered under Bench/<edge node>/<device>/<machine>; a device is a line's
-- controller, which speaks for $2 machines.
with enterprise as (
  insert into enterprises (name) values ('Bench') returning id
), site as (
  insert into sites (enterprise_id, name, time_zone) select id, 'Bench', 'UTC' from enterprise returning id
), area as (
  insert into areas (site_id, name) select id, 'Bench' from site returning id
), machine as (
  insert into equipment (area_id, kind, name, ideal_rate_per_min)
  select area.id, 'machine', 'Machine' || number, 3000 from area cross join generate_series(0, $1::int - 1) number
  returning id, name, substr(name, 8)::int as number
)
insert into packml_register (source_topic, equipment_id, counter_maximum)
select 'Bench/Node/Line' || number / $2::int || '/' || name, id, 4294967295 from machine
