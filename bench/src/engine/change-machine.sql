update bench_engine.machine set speed = $2 where id = $1;
