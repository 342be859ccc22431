-- The latest values of each ruled signal, oldest first. Those of the last day only: what is older says little about a
-- rate, and hypertables are looked through chunk by chunk.
select rule.equipment_id, rule.signal, extract(epoch from recent.time)::float8 * 1000 as time_ms, recent.value
from metric_rules rule
cross join lateral (
  (
    select measured.time, measured.value
    from metrics metric
    join telemetry measured on measured.metric_id = metric.id
    where metric.equipment_id = rule.equipment_id and metric.name = rule.signal
      and measured.value is not null and measured.time > now() - interval '1 day'
    order by measured.time desc
    limit 100
  )
  union all
  (
    select v.time, carried.value
    from equipment_values v
    cross join lateral (
      select case rule.signal
        when 'state' then v.state when 'mode' then v.mode when 'speed' then v.speed
        when 'produced' then v.produced when 'scrap' then v.scrap
        when 'produced_counter' then v.produced_counter when 'scrap_counter' then v.scrap_counter
      end::double precision as value
    ) carried
    where v.equipment_id = rule.equipment_id and carried.value is not null and v.time > now() - interval '1 day'
    order by v.time desc
    limit 100
  )
) recent
order by rule.id, recent.time
