alter table bench_engine.machine enable row level security;
create policy "a user sees the machines he owns" on bench_engine.machine
    to bench_engine_user
    using (owner_id = current_setting('bench.user_id')::int);
