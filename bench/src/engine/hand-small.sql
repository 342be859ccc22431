select json_build_object('data', json_build_object('machine', coalesce(json_agg(row), '[]')))::text as body
from (select id, name, speed from bench_engine.machine where id = $1 and owner_id = $2) as row;
