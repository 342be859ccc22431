-- TimescaleDB checks nothing and starts nothing until the dump is in.
select public.timescaledb_pre_restore();
