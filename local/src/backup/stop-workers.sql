-- Jobs of TimescaleDB, where it is: they are connected to the database, which keeps it from being renamed.
do $$
begin
    if exists (select from pg_catalog.pg_extension where extname = 'timescaledb') then
        perform _timescaledb_functions.stop_background_workers();
    end if;
end
$$;
