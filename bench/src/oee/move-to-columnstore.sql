-- What the policy of a running plant does every hour.
select compress_chunk(chunk) from show_chunks('equipment_values', older_than => interval '7 days') chunk
