-- The database is one of TimescaleDB again.
select public.timescaledb_post_restore();
