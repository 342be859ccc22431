drop schema if exists bench_engine cascade;
