-- The audit trail, step 3: has anybody touched it?

create function audit_faults() returns table (enterprise_id int, number bigint, fault text)
  language sql stable
  set search_path = pg_catalog, public
as $$
  with entry as (
    select kept.enterprise_id, kept.number, kept.previous_hash, kept.hash, audit_hash(kept) as right_hash,
      lag(kept.number, 1, 0::bigint) over chain as number_before,
      lag(kept.hash, 1, ''::bytea) over chain as hash_before,
      lead(kept.number) over chain is null as is_last
    from audit_entries kept
    window chain as (partition by kept.enterprise_id order by kept.number)
  )
  select entry.enterprise_id, entry.number, 'what it says was changed' from entry where entry.hash <> entry.right_hash
  union all
  select entry.enterprise_id, entry.number, 'entries before it were removed' from entry
  where entry.number <> entry.number_before + 1
  union all
  select entry.enterprise_id, entry.number, 'it does not follow the entry before it' from entry
  where entry.number = entry.number_before + 1 and entry.previous_hash <> entry.hash_before
  union all
  select chain.enterprise_id, chain.last_number, 'the last entries were removed' from audit_chains chain
  where not exists (
    select from entry where entry.enterprise_id = chain.enterprise_id and entry.is_last
      and entry.number >= chain.last_number)
  union all
  select entry.enterprise_id, entry.number, 'the end of its chain says otherwise' from entry
  where entry.is_last and not exists (
    select from audit_chains chain
    where chain.enterprise_id = entry.enterprise_id and chain.last_number = entry.number and chain.last_hash = entry.hash)
  order by 1, 2, 3;
$$;
comment on function audit_faults is 'Where the audit trail is not as it was written; nothing when it is. Whoever can write the whole database can make a chain anew: then its last hash is another than the one noted elsewhere.';
