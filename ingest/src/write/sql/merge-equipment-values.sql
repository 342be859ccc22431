-- A sample that came before merges column by column; one that changes nothing
-- is not written again, so that a replay costs nothing downstream. The worse quality stays, in whatever order the parts
-- come, but beside a stale one (500) what is added counts.
insert into equipment_values
  (equipment_id, time, state, mode, speed, produced, scrap, produced_counter, scrap_counter, quality)
select
  equipment_id, time, state, mode, speed, produced, scrap, produced_counter, scrap_counter, quality
from unnest(
  $1::int[], $2::timestamptz[], $3::int[], $4::int[], $5::double precision[], $6::numeric[], $7::numeric[],
  $8::numeric[], $9::numeric[], $10::int[]
) as sample (equipment_id, time, state, mode, speed, produced, scrap, produced_counter, scrap_counter, quality)
on conflict (equipment_id, time) do update set
  state = coalesce(excluded.state, equipment_values.state),
  mode = coalesce(excluded.mode, equipment_values.mode),
  speed = coalesce(excluded.speed, equipment_values.speed),
  produced = coalesce(excluded.produced, equipment_values.produced),
  scrap = coalesce(excluded.scrap, equipment_values.scrap),
  produced_counter = coalesce(excluded.produced_counter, equipment_values.produced_counter),
  scrap_counter = coalesce(excluded.scrap_counter, equipment_values.scrap_counter),
  quality = case
    when 500 in (equipment_values.quality, excluded.quality) then excluded.quality
    else least(equipment_values.quality, excluded.quality)
  end
where (
  coalesce(excluded.state, equipment_values.state),
  coalesce(excluded.mode, equipment_values.mode),
  coalesce(excluded.speed, equipment_values.speed),
  coalesce(excluded.produced, equipment_values.produced),
  coalesce(excluded.scrap, equipment_values.scrap),
  coalesce(excluded.produced_counter, equipment_values.produced_counter),
  coalesce(excluded.scrap_counter, equipment_values.scrap_counter),
  excluded.quality
) is distinct from (
  equipment_values.state,
  equipment_values.mode,
  equipment_values.speed,
  equipment_values.produced,
  equipment_values.scrap,
  equipment_values.produced_counter,
  equipment_values.scrap_counter,
  equipment_values.quality
)
