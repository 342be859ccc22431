select json_build_object('data', json_build_object('reading', coalesce(json_agg(row), '[]')))::text as body
from (select id, at, value, label from bench_engine.reading order by id) as row;
