-- What live views read: one small row per equipment.

create table equipment_status (
  equipment_id int not null,
  state smallint not null default 0,
  mode smallint,
  state_since timestamptz,
  speed double precision,
  production_order_run_id int,
  shift_instance_id bigint,
  shift_produced numeric,
  shift_scrap numeric,
  shift_good numeric,
  shift_availability numeric,
  shift_performance numeric,
  shift_quality numeric,
  shift_oee numeric,
  shift_coverage numeric,
  stop_id bigint,
  stop_is_micro boolean,
  last_sample_at timestamptz,
  is_stale boolean not null default true,
  figures_at timestamptz,
  updated_at timestamptz not null default now(),
  constraint equipment_has_one_status primary key (equipment_id),
  constraint "a status belongs to equipment" foreign key (equipment_id) references equipment on delete cascade,
  constraint "a status shows an order run" foreign key (production_order_run_id) references production_order_runs on delete set null,
  constraint "a status shows a shift instance" foreign key (shift_instance_id) references shift_instances on delete set null,
  constraint "a status shows an open stop" foreign key (stop_id) references equipment_events on delete set null
) with (fillfactor = 50);
create index equipment_status_production_order_run_id on equipment_status (production_order_run_id) where production_order_run_id is not null;
create index equipment_status_shift_instance_id on equipment_status (shift_instance_id) where shift_instance_id is not null;
create index equipment_status_stop_id on equipment_status (stop_id) where stop_id is not null;
comment on table equipment_status is 'How every piece of equipment is doing now. Kept by the database with every sample and every few seconds; live views read this and never a hypertable.';
comment on column equipment_status.equipment_id is 'The equipment.';
comment on column equipment_status.state is 'PackML state now; 0 is no data.';
comment on column equipment_status.mode is 'PackML unit mode now; null when unknown.';
comment on column equipment_status.state_since is 'Since when state and mode have been so; null without any sample.';
comment on column equipment_status.speed is 'Last reported speed. Units per minute.';
comment on column equipment_status.production_order_run_id is 'The order run on the equipment now; null when none.';
comment on column equipment_status.shift_instance_id is 'The shift that takes place now; null when none.';
comment on column equipment_status.shift_produced is 'Units produced in this shift so far.';
comment on column equipment_status.shift_scrap is 'Units scrapped in this shift so far, people''s entries included.';
comment on column equipment_status.shift_good is 'Good units of this shift so far.';
comment on column equipment_status.shift_availability is 'Availability of this shift so far, 0 to 1; null without planned production time.';
comment on column equipment_status.shift_performance is 'Performance of this shift so far; may exceed 1 when the ideal rate is too low.';
comment on column equipment_status.shift_quality is 'Quality of this shift so far, 0 to 1; null without production.';
comment on column equipment_status.shift_oee is 'OEE of this shift so far.';
comment on column equipment_status.shift_coverage is 'Share of this shift''s time so far with data, 0 to 1.';
comment on column equipment_status.stop_id is 'The stop that is open now; null while it runs.';
comment on column equipment_status.stop_is_micro is 'True while the open stop is shorter than the micro-stop threshold; null while it runs.';
comment on column equipment_status.last_sample_at is 'Time of the last sample.';
comment on column equipment_status.is_stale is 'True when the last sample is older than the equipment''s stale_after_seconds, or there is none.';
comment on column equipment_status.figures_at is 'Until when the figures of the shift are counted.';
comment on column equipment_status.updated_at is 'When the row was last worked out.';

create function add_equipment_status() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  insert into equipment_status (equipment_id) select added.id from added order by added.id;
  return null;
end;
$$;
comment on function add_equipment_status is 'Gives every new piece of equipment its row in equipment_status.';

create trigger new_equipment_has_a_status
  after insert on equipment
  referencing new table as added
  for each statement execute function add_equipment_status();

insert into equipment_status (equipment_id) select id from equipment order by id;
