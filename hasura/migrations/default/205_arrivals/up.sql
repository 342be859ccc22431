-- What has arrived already, kept in the transactions of the rows themselves, so that nothing lands twice or is missed.

create table received_points (
  id uuid not null,
  received_at timestamptz not null default now(),
  constraint a_point_is_taken_once primary key (id)
);
create index received_points_received_at on received_points (received_at);
comment on table received_points is 'Ids of points that have landed; one that comes again is a duplicate, whatever it says. Forgotten after a while (data_policies).';
comment on column received_points.id is 'The id that the sender gave to the point.';
comment on column received_points.received_at is 'When the point arrived first.';

create table tailed_files (
  file_id text not null,
  path text not null,
  byte_offset bigint not null,
  tail_hash text not null,
  read_at timestamptz not null default now(),
  constraint a_tailed_file_is_known_by_its_device_and_inode primary key (file_id),
  constraint "a tailed file is read from its start on" check (byte_offset >= 0)
);
comment on table tailed_files is 'How far each file of lines has been read. Written with the rows of its lines.';
comment on column tailed_files.file_id is 'Device and inode, which stay when a file is renamed.';
comment on column tailed_files.path is 'Name of the file when it was read last.';
comment on column tailed_files.byte_offset is 'Bytes whose lines have landed.';
comment on column tailed_files.tail_hash is 'Hash of the last of those bytes: it tells a file that was truncated or replaced from one that grew.';
comment on column tailed_files.read_at is 'When the file was read last.';
