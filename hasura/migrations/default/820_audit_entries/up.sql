-- The audit trail, step 1: what people changed, in a form in which nothing can be changed unseen.
--
-- Every change of a row that people are responsible for (822) is an entry with the row before and after, and with who did it by
-- which command. The entries of an enterprise are a chain: each holds a SHA-256 over itself and the hash of the one before it.
-- Triggers refuse to change or delete entries, whoever asks. Whoever owns the database can switch triggers off; then the chain
-- shows it (824): a changed entry no longer has its hash, a missing one leaves a gap, and the end of each chain is kept apart.
--
-- Entries are written when a transaction commits (for a command: when it has done its work), so that the chain of an enterprise
-- is held for a moment only and behind all other locks: two who write the same enterprise never wait for each other both.

create table audit_chains (
  enterprise_id int not null,
  last_number bigint not null,
  last_hash bytea not null,
  constraint an_audit_chain_belongs_to_an_enterprise primary key (enterprise_id)
);
comment on table audit_chains is 'The end of each chain of audit entries.';
comment on column audit_chains.enterprise_id is 'The enterprise; 0 for what belongs to none.';
comment on column audit_chains.last_number is 'Number of its last entry.';
comment on column audit_chains.last_hash is 'Hash of its last entry.';

create table audit_entries (
  enterprise_id int not null,
  number bigint not null,
  changed_at timestamptz not null,
  table_name text not null,
  operation text not null,
  row_before jsonb,
  row_after jsonb,
  command_id uuid,
  user_id uuid,
  role text,
  request_id text,
  previous_hash bytea not null,
  hash bytea not null,
  constraint an_audit_entry_has_a_number_in_its_chain primary key (enterprise_id, number),
  constraint "an audit entry is about an insert, an update or a delete" check (operation in ('insert', 'update', 'delete')),
  constraint "an audit entry has the row before and after"
    check ((row_before is null) = (operation = 'insert') and (row_after is null) = (operation = 'delete'))
);
create index audit_entries_command_id on audit_entries (command_id) where command_id is not null;
comment on table audit_entries is 'What people changed: each row before and after, by whom, by which command. Nobody can change or delete entries; a chain of hashes shows it if somebody did.';
comment on column audit_entries.enterprise_id is 'The enterprise on whose behalf it was changed, or that owned the row; 0 for what belongs to none.';
comment on column audit_entries.number is 'Number of the entry in the chain of the enterprise, from 1 without gaps.';
comment on column audit_entries.changed_at is 'When it was changed.';
comment on column audit_entries.table_name is 'Table of the row.';
comment on column audit_entries.operation is 'insert, update or delete.';
comment on column audit_entries.row_before is 'The row as it was, without secrets; null of an insert.';
comment on column audit_entries.row_after is 'The row as it became, without secrets; null of a delete.';
comment on column audit_entries.command_id is 'The command that changed it; null for any other client of the database.';
comment on column audit_entries.user_id is 'Who changed it; null when unknown.';
comment on column audit_entries.role is 'The role in which it was changed: of the session, or of the database.';
comment on column audit_entries.request_id is 'Number of the request that changed it, for logs.';
comment on column audit_entries.previous_hash is 'Hash of the entry before it in the chain; empty for the first.';
comment on column audit_entries.hash is 'SHA-256 over previous_hash and all else that the entry says.';

create function audit_hash(entry audit_entries) returns bytea
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
begin
  -- jsonb has one text for a value, whatever the settings of a session are.
  return sha256(entry.previous_hash || convert_to(jsonb_build_array(
    entry.enterprise_id, entry.number, extract(epoch from entry.changed_at), entry.table_name, entry.operation,
    entry.row_before, entry.row_after, entry.command_id, entry.user_id, entry.role, entry.request_id)::text, 'UTF8'));
end;
$$;
comment on function audit_hash is 'The hash that an entry must have.';

create function append_audit_entry(entry audit_entries) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  chain audit_chains;
begin
  select held.* into chain from audit_chains held where held.enterprise_id = entry.enterprise_id for update;
  if not found then
    insert into audit_chains (enterprise_id, last_number, last_hash) values (entry.enterprise_id, 0, '')
    on conflict do nothing;
    select held.* into chain from audit_chains held where held.enterprise_id = entry.enterprise_id for update;
  end if;
  entry.number := chain.last_number + 1;
  entry.previous_hash := chain.last_hash;
  entry.hash := audit_hash(entry);
  insert into audit_entries values (entry.*);
  update audit_chains set last_number = entry.number, last_hash = entry.hash where enterprise_id = entry.enterprise_id;
end;
$$;
comment on function append_audit_entry is 'Writes an entry at the end of its chain. Whoever else writes into that chain waits until the transaction ends.';

create function refuse_change_of_audit() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  raise insufficient_privilege using message = 'the audit trail only grows',
    hint = 'Nobody changes or deletes what it says; what is wrong is put right by another command.';
end;
$$;
comment on function refuse_change_of_audit is 'Refuses to change or delete entries of the audit trail.';

create trigger an_audit_entry_stays_as_it_is
  before update or delete on audit_entries
  for each row execute function refuse_change_of_audit();

create trigger the_audit_trail_is_not_emptied
  before truncate on audit_entries
  for each statement execute function refuse_change_of_audit();

create trigger an_audit_chain_only_grows
  before update on audit_chains
  for each row when (new.last_number <> old.last_number + 1 or new.enterprise_id <> old.enterprise_id)
  execute function refuse_change_of_audit();

create trigger an_audit_chain_is_not_deleted
  before delete on audit_chains
  for each row execute function refuse_change_of_audit();

create trigger the_audit_chains_are_not_emptied
  before truncate on audit_chains
  for each statement execute function refuse_change_of_audit();
