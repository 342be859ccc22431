select json_build_object('data', json_build_object('area', coalesce(json_agg(row), '[]')))::text as body
from (
    select
        area.name,
        (
            select coalesce(json_agg(machines), '[]')
            from (
                select
                    machine.name,
                    (
                        select coalesce(json_agg(stops), '[]')
                        from (
                            select stop.id, stop.cause
                            from bench_engine.stop
                            where stop.machine_id = machine.id
                            order by stop.id desc
                            limit 3
                        ) as stops
                    ) as stops
                from bench_engine.machine
                where machine.area_id = area.id
                order by machine.id
                limit 5
            ) as machines
        ) as machines
    from bench_engine.area
    order by area.id
    limit 5
) as row;
