-- The shift that takes place on a machine, up to now, and the last one that is rolled up.
select least(shift.ended_at, now()) as "endedAt", shift.started_at as "startedAt", shift.ended_at <= now() as "isClosed"
from equipment_shifts shift
where shift.equipment_id = $1::int and shift.started_at < now() and (shift.ended_at > now() or exists (
  select from oee_roll_ups rolled
  where rolled.equipment_id = shift.equipment_id and rolled.grain = 'shift' and rolled.started_at = shift.started_at
    and rolled.touched_at is null))
order by shift.started_at desc
limit 2
