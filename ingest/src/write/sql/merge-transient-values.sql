insert into transient_values (equipment_id, name, time, value, text_value, boolean_value, quality)
select equipment_id, name, to_timestamp(time_ms / 1000), value, text_value, boolean_value, quality
from jsonb_to_recordset($1::jsonb) as transient (
  equipment_id int, name text, time_ms double precision, value double precision, text_value text, boolean_value boolean, quality smallint)
on conflict (equipment_id, name) do update set
  time = excluded.time,
  value = excluded.value,
  text_value = excluded.text_value,
  boolean_value = excluded.boolean_value,
  quality = excluded.quality
where transient_values.time <= excluded.time
