select file_id, path, byte_offset::float8 as byte_offset, tail_hash from tailed_files
