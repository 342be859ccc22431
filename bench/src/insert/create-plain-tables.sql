-- The two raw tables on a plain server: the same columns and keys, no hypertable, nothing derived.
create schema andon_bench;
create table andon_bench.equipment_values (
  equipment_id int, time timestamptz, state smallint, mode smallint, speed double precision,
  produced_counter numeric, scrap_counter numeric, primary key (equipment_id, time)
);
create table andon_bench.telemetry (metric_id int, time timestamptz, value double precision, primary key (metric_id, time));
