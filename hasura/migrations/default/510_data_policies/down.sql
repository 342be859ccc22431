delete from data_policies;
drop function remove_data_policy;
drop function apply_data_policy;
drop table data_policies;
drop function follow_data_policies;
drop function remove_arrivals_policy;
drop procedure drop_old_arrivals;
drop procedure drop_old_events;
select decompress_chunk(chunk, if_compressed => true)
from (values ('equipment_values'), ('telemetry')) as compressed (hypertable)
cross join lateral show_chunks(compressed.hypertable::regclass) chunk;
alter table equipment_values set (timescaledb.enable_columnstore = false);
alter table telemetry set (timescaledb.enable_columnstore = false);
