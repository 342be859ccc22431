-- Values that are for live views only.

create table transient_values (
  equipment_id int not null,
  name text not null,
  time timestamptz not null,
  value double precision,
  text_value text,
  boolean_value boolean,
  quality smallint not null default 192,
  constraint a_transient_value_is_one_per_equipment_and_signal primary key (equipment_id, name),
  constraint "a transient value belongs to equipment" foreign key (equipment_id) references equipment on delete cascade
);
comment on table transient_values is 'The newest value of each signal that its source calls transient: it is shown and kept nowhere, and no figure is made of it.';
comment on column transient_values.equipment_id is 'The equipment that has the signal.';
comment on column transient_values.name is 'Name of the metric, or of the column of equipment_values that the signal would fill.';
comment on column transient_values.time is 'Timestamp of the source.';
comment on column transient_values.value is 'The value of a number.';
comment on column transient_values.text_value is 'The value of a text.';
comment on column transient_values.boolean_value is 'The value of a boolean.';
comment on column transient_values.quality is 'Quality code: 192 good, 500 stale, 0 bad.';
