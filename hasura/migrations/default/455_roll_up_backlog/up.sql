-- How far roll-ups, shift figures and restatements are behind, as numbers.

create view roll_up_backlog as
select
  tail.equipment_id,
  progress.closed_until,
  marks.stretches as touched_stretches,
  windows.waiting as waiting_windows,
  oldest.waiting_since,
  coalesce(extract(epoch from clock_timestamp() - oldest.waiting_since), 0) as behind_seconds
from equipment_tails tail
join equipment_settings settings on settings.equipment_id = tail.equipment_id
left join roll_up_progress progress on progress.equipment_id = tail.equipment_id
cross join lateral (
  select count(*) as stretches, min(touched.touched_at) as since
  from touched_stretches touched
  where touched.equipment_id = tail.equipment_id
) marks
cross join lateral (
  select count(*) as waiting, min(rolled.touched_at) as since
  from oee_roll_ups rolled
  where rolled.equipment_id = tail.equipment_id and rolled.touched_at is not null
) windows
cross join lateral (
  select least(marks.since, windows.since, case
    -- An hour has ended that is not closed yet.
    when coalesce(progress.closed_until, '-infinity') < date_trunc('hour', now() - closing_delay(), settings.time_zone)
      then date_trunc('hour', now() - closing_delay(), settings.time_zone) + closing_delay()
  end) as waiting_since
) oldest;
comment on view roll_up_backlog is 'How far the roll-ups, shift figures and restatements of each piece of equipment are behind its data. All zero: rolled-up figures equal the exact ones.';
comment on column roll_up_backlog.equipment_id is 'The equipment; only such as ever had a sample.';
comment on column roll_up_backlog.closed_until is 'Up to when its hours, days and shifts are closed; null before the first time.';
comment on column roll_up_backlog.touched_stretches is 'Stretches touched by late data, edits, calendars or the end of a window that nobody has looked at yet.';
comment on column roll_up_backlog.waiting_windows is 'Hours, days and shifts that wait to be worked out.';
comment on column roll_up_backlog.waiting_since is 'Since when the oldest of these has been waiting; null when none does.';
comment on column roll_up_backlog.behind_seconds is 'How long that is. Seconds; 0 when nothing waits.';
