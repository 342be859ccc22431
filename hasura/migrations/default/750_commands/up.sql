-- Commands, step 1: what was commanded, and in whose name.
--
-- What people and machines do through GraphQL is a command: a Hasura action whose handler calls api.run_command (754) with
-- the command's name and input. run_command calls the function of that name in the schema command, command.<name>(session,
-- input), which does all the work and gives the answer as jsonb. A command is one transaction. It is done and kept here, or
-- it is refused (752) and leaves nothing behind.

create schema command;
comment on schema command is 'What people and machines may do: a function (session command_session, input jsonb) returns jsonb for each command, called by api.run_command alone, and what these share.';

create type command_session as (
  enterprise_id int,
  site_ids int[],
  user_id uuid,
  role text,
  request_id text
);
comment on type command_session is 'On whose behalf a command runs.';
comment on column command_session.enterprise_id is 'The enterprise that the command is confined to.';
comment on column command_session.site_ids is 'The sites of it that the command is confined to; null, for all, is for whoever runs the platform.';
comment on column command_session.user_id is 'The user; null for whoever runs the platform.';
comment on column command_session.role is 'The role of the request that gave the command.';
comment on column command_session.request_id is 'Number of the request that gave the command, for logs.';

create table commands (
  id uuid not null default gen_random_uuid(),
  enterprise_id int not null,
  user_id uuid,
  role text not null,
  request_id text,
  name text not null,
  idempotency_key uuid,
  input jsonb not null,
  result jsonb not null,
  done_at timestamptz not null default clock_timestamp(),
  constraint a_command_is_known_by_its_id primary key (id),
  constraint "a command belongs to an enterprise" foreign key (enterprise_id) references enterprises on delete cascade,
  constraint "a command is given by a user" foreign key (user_id) references users on delete set null,
  constraint an_idempotency_key_is_used_once_within_its_enterprise unique (enterprise_id, idempotency_key)
);
create index commands_done_at on commands (enterprise_id, done_at desc);
create index commands_user_id on commands (user_id) where user_id is not null;
comment on table commands is 'Commands that were done: who, what, when. One that was refused left nothing behind, so its key is free again.';
comment on column commands.id is 'Identifier of the command; audit entries name it.';
comment on column commands.enterprise_id is 'The enterprise that it was confined to.';
comment on column commands.user_id is 'Who gave it; null when it was whoever runs the platform, or the user is gone.';
comment on column commands.role is 'The role in which it was given.';
comment on column commands.request_id is 'Number of the request that gave it, for logs.';
comment on column commands.name is 'Its name, as of its function in the schema command.';
comment on column commands.idempotency_key is 'The key that its sender chose, else its handler: sent again with the same input, the command is not done again but answered with this result.';
comment on column commands.input is 'What it was given. Without its secret, which handlers have hashed and run_command takes out.';
comment on column commands.result is 'What it answered.';
comment on column commands.done_at is 'When it was done.';

create table command_outcomes (
  command_id uuid,
  repeated boolean not null,
  result jsonb,
  status int not null,
  code text,
  message text,
  field text,
  current_row jsonb,
  constraint "the outcome of a command is never stored" check (false) no inherit
);
comment on table command_outcomes is 'The columns of the function api.run_command. Holds no rows.';
comment on column command_outcomes.command_id is 'The command; null when it was refused.';
comment on column command_outcomes.repeated is 'True when the command was done before, under the same key with the same input by another request; nothing was done now.';
comment on column command_outcomes.result is 'What the command answers; null when it was refused.';
comment on column command_outcomes.status is 'As of HTTP: 200, or 400, 403, 404 or 409 when it was refused.';
comment on column command_outcomes.code is 'Why it was refused: invalid-input, permission-denied, not-found, conflict or idempotency-key-reused.';
comment on column command_outcomes.message is 'Why it was refused, and what to do next, for people.';
comment on column command_outcomes.field is 'The field of the input that it was refused for, where it is one.';
comment on column command_outcomes.current_row is 'Of a conflict, the row as it is now.';
