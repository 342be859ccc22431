-- The other way round of stop-workers.sql.
do $$
begin
    if exists (select from pg_catalog.pg_extension where extname = 'timescaledb') then
        perform _timescaledb_functions.start_background_workers();
    end if;
end
$$;
