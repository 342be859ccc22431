-- What is derived from the samples of equipment: counts.

create table equipment_counts (
  equipment_id int not null,
  time timestamptz not null,
  produced numeric not null,
  scrap numeric not null,
  produced_not_counted numeric not null default 0,
  scrap_not_counted numeric not null default 0,
  counter_reset boolean not null default false,
  counter_rolled_over boolean not null default false,
  rate_breach boolean not null default false,
  constraint a_sample_counts_once primary key (equipment_id, time)
);
select create_hypertable('equipment_counts', by_range('time', interval '7 days'), create_default_indexes => false);
comment on table equipment_counts is 'Units that each sample counts, from increments as sent or from counters in source-time order. Only samples that count or carry a flag have a row.';
comment on column equipment_counts.equipment_id is 'The equipment.';
comment on column equipment_counts.time is 'Time of the sample.';
comment on column equipment_counts.produced is 'Units produced since the previous sample, as counted.';
comment on column equipment_counts.scrap is 'Units scrapped since the previous sample, as counted.';
comment on column equipment_counts.produced_not_counted is 'Produced units above the maximum rate: kept here, not counted.';
comment on column equipment_counts.scrap_not_counted is 'Scrapped units above the maximum rate: kept here, not counted.';
comment on column equipment_counts.counter_reset is 'True when a counter went down to a new start.';
comment on column equipment_counts.counter_rolled_over is 'True when a counter went past its maximum.';
comment on column equipment_counts.rate_breach is 'True when an increment was above the maximum rate.';

create table equipment_count_sums (
  equipment_id int not null,
  quarter_hour timestamptz not null,
  produced numeric not null,
  scrap numeric not null,
  constraint counts_are_summed_once_per_quarter_of_an_hour primary key (equipment_id, quarter_hour),
  constraint "sums of counts start at a quarter of an hour" check (extract(epoch from quarter_hour) % 900 = 0)
) with (fillfactor = 50);
comment on table equipment_count_sums is 'Sums of equipment_counts per quarter of an hour, always exact: the derivation keeps them in the same transaction. Every time zone''s hours and days are whole quarters of an hour.';
comment on column equipment_count_sums.equipment_id is 'The equipment.';
comment on column equipment_count_sums.quarter_hour is 'Start of the quarter of an hour, in UTC :00, :15, :30 or :45.';
comment on column equipment_count_sums.produced is 'Units produced.';
comment on column equipment_count_sums.scrap is 'Units scrapped, as machines counted them; production_reports are not in it.';
