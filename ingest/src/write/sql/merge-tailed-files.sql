insert into tailed_files (file_id, path, byte_offset, tail_hash)
select file_id, path, byte_offset, tail_hash
from jsonb_to_recordset($1::jsonb) as position (file_id text, path text, byte_offset bigint, tail_hash text)
on conflict (file_id) do update set
  path = excluded.path,
  byte_offset = excluded.byte_offset,
  tail_hash = excluded.tail_hash,
  read_at = now()
