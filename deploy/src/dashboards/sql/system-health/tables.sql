select
  hypertable.hypertable_name as "Table", hypertable.num_chunks as "Chunks",
  hypertable_size(format('%I.%I', hypertable.hypertable_schema, hypertable.hypertable_name)::regclass) as "Size",
  (select count(*) from timescaledb_information.chunks chunk
   where chunk.hypertable_name = hypertable.hypertable_name and chunk.is_compressed) as "Chunks in the columnstore",
  (select retention.period::text from data_policies retention
   where retention.relation = hypertable.hypertable_name and retention.kind = 'retention') as "Kept for"
from timescaledb_information.hypertables hypertable
where hypertable.hypertable_schema = 'public'
order by 3 desc
