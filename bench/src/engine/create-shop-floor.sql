-- Tables of the engine's bench, in a schema of their own. PostGraphile sees rows through row security, the others by
-- their own conditions.
drop schema if exists bench_engine cascade;
create schema bench_engine;
set search_path = bench_engine;

create table area (id int primary key, name text not null);
create table machine (
    id int primary key,
    area_id int not null references area,
    owner_id int not null,
    name text not null,
    speed double precision not null
);
create table stop (
    id int generated always as identity primary key,
    machine_id int not null references machine,
    cause text not null,
    seconds int not null
);
create table reading (id int primary key, at timestamptz not null, value double precision not null, label text not null);
create table note (id int generated always as identity primary key, machine_id int not null references machine, body text not null);

insert into area select id, 'Area ' || id from generate_series(1, 20) as id;
insert into machine
select id, id % 20 + 1, id % 50 + 1, 'Machine ' || id, id * 1.5 from generate_series(1, 1000) as id;
insert into stop (machine_id, cause, seconds)
select n % 1000 + 1, 'cause ' || n % 7, n % 600 from generate_series(1, 10000) as n;
insert into reading
select id, '2025-01-01Z'::timestamptz + id * interval '1 s', id / 7.0, 'reading ' || id from generate_series(1, 5000) as id;
create index on machine (area_id);
create index on stop (machine_id, id desc);

do $$
begin
    if not exists (select from pg_roles where rolname = 'bench_engine_user') then
        create role bench_engine_user;
    end if;
end;
$$;
grant usage on schema bench_engine to bench_engine_user;
grant select on all tables in schema bench_engine to bench_engine_user;
grant insert on note to bench_engine_user;

analyze;
