do $$
begin
    for index in 0..199 loop
        execute format('create table bench_engine.wide_%s (id int primary key, a int, b text, c timestamptz, d jsonb)', index);
    end loop;
end;
$$;
