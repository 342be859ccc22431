-- Statements that prepare an empty database for a dump with version $1 of TimescaleDB. A session that began without the
-- extension can't use it, so that the function is called by another one.
select format('create extension timescaledb version %L', $1::text) as statement;
