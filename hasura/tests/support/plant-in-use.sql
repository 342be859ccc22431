-- What a plant leaves in tables that a tenant does not have: senders and what they say, sessions of people, notes of workers.

with node as (
  insert into edge_nodes (group_id, edge_node_id, online, since, bd_seq, sequence, born_at, last_message_at, metrics)
  values ('Plant', 'Line', true, now(), 3, 7, now(), now(), '[{"name": "Node Control/Rebirth"}]')
  returning id
), device as (
  insert into devices (edge_node_id, device_id, online, since, born_at, last_message_at)
  select id, 'Filler', true, now(), now(), now() from node
  returning id, edge_node_id
)
insert into metric_definitions (edge_node_id, device_id, name, alias, data_type, valid_from)
select edge_node_id, id, 'Status/StateCurrent', '1', 'Int32', now() from device;

insert into ingest_workers (worker, workers, is_ready) values (1, 1, true);
insert into received_points (id) values (gen_random_uuid());
insert into tailed_files (file_id, path, byte_offset, tail_hash) values ('1:2', 'burst.jsonl', 100, 'abc');
insert into alert_checks (enterprise_id, stops_since) select min(id), now() from enterprises;

insert into access.terminal_tokens (terminal_id, token_hash)
select id, encode(sha256(name::bytea), 'hex') from terminals on conflict do nothing;
insert into access.attempts (subject_hash, failures, last_at) values (encode(sha256('somebody'), 'hex'), 2, now());
with session as (
  insert into access.sessions (user_id, ends_at) select id, now() + interval '1 day' from users returning id
)
insert into access.refresh_tokens (token_hash, session_id, expires_at)
select encode(sha256(id::text::bytea), 'hex'), id, now() + interval '1 day' from session;

select compress_chunk(chunk)
from (values ('equipment_values'), ('telemetry')) as compressed (hypertable)
cross join lateral show_chunks(compressed.hypertable::regclass) chunk;
