-- One migration at a time, whoever runs it. Held until the transaction ends.
select pg_advisory_xact_lock(hashtext('andon migrations'));
