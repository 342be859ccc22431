select enterprise_id, last_number::text, encode(last_hash, 'hex') as last_hash from audit_chains order by enterprise_id;
