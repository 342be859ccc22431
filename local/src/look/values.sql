-- The newest measurements and samples of every machine, newest first. $1: how many rows.
select newest.machine, newest.signal, newest.value, newest.time
from (
    select
        concat_ws(' / ', areas.name, line.name, equipment.name) as machine,
        'sample' as signal,
        concat_ws(
            ', ',
            'state ' || sample.state,
            'speed ' || sample.speed,
            'produced ' || coalesce(sample.produced_counter, sample.produced),
            'scrap ' || coalesce(sample.scrap_counter, sample.scrap)
        ) as value,
        sample.time
    from (
        select equipment_values.* from public.equipment_values
        where equipment_values.time > now() - interval '1 day' order by equipment_values.time desc limit $1
    ) as sample
    join public.equipment on equipment.id = sample.equipment_id
    join public.areas on areas.id = equipment.area_id
    left join public.equipment as line on line.id = equipment.parent_id
    union all
    select
        concat_ws(' / ', areas.name, line.name, equipment.name),
        metrics.name,
        concat_ws(' ', coalesce(measured.value::text, measured.text_value, measured.boolean_value::text), metrics.unit),
        measured.time
    from (
        select telemetry.* from public.telemetry
        where telemetry.time > now() - interval '1 day' order by telemetry.time desc limit $1
    ) as measured
    join public.metrics on metrics.id = measured.metric_id
    join public.equipment on equipment.id = metrics.equipment_id
    join public.areas on areas.id = equipment.area_id
    left join public.equipment as line on line.id = equipment.parent_id
) as newest
order by newest.time desc, newest.machine, newest.signal
limit $1;
