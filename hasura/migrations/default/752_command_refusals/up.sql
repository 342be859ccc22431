-- Commands, step 2: how a command is refused.
--
-- A function that cannot do what it is asked to raises an error, which undoes all that the command did. Errors that a person
-- can do something about become refusals, which run_command gives as data: those of command.refuse, those that functions of
-- public raise with a message and a hint, those of constraints, whose names are sentences. All others are raised on: they are
-- faults, and nothing about them is for clients.

create function command.refuse(code text, message text, field text default null, current_row jsonb default null) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  raise exception using errcode = 'ANDON', message = refuse.message,
    detail = jsonb_build_object('code', code, 'field', field, 'current_row', current_row)::text;
end;
$$;
comment on function command.refuse is 'Refuses the command that is running, with one of the codes of command.status_of, a sentence for people, the field of the input that it is about, and of a conflict the row as it is now.';

create function command.status_of(code text) returns int
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
begin
  return case code
    when 'invalid-input' then 400
    when 'permission-denied' then 403
    when 'not-found' then 404
    when 'conflict' then 409
    when 'idempotency-key-reused' then 409
  end;
exception
  when case_not_found then
    raise assert_failure using message = format('a command was refused with the unknown code %s', code);
end;
$$;
comment on function command.status_of is 'The HTTP status of a code of refusal.';

create function command.refusal(
  code text, message text, field text default null, current_row jsonb default null
) returns command_outcomes
  language sql immutable
  set search_path = pg_catalog, public
as $$
  select row(null, false, null, command.status_of(refusal.code), refusal.code, refusal.message, refusal.field,
    refusal.current_row)::command_outcomes;
$$;
comment on function command.refusal is 'The outcome of a command that is refused.';

create function command.code_of_error(error_state text) returns text
  language sql immutable
  set search_path = pg_catalog, public
as $$
  select case
    when error_state = 'P0002' then 'not-found'
    when error_state in ('23505', '23P01', '55000', '40001', '40P01') then 'conflict'
    when left(error_state, 2) in ('22', '23') then 'invalid-input'
  end;
$$;
comment on function command.code_of_error is 'The code with which a command is refused that met an error of a SQLSTATE: a row that is not there, one that another one is in the way of, a value that does not fit. Null when the error is a fault.';

create function command.as_sentence(message text, hint text, constraint_name text) returns text
  language sql immutable
  set search_path = pg_catalog, public
as $$
  -- A constraint's name says the rule in plain words; what PostgreSQL says about it names tables and columns.
  select concat_ws(' ', said || '.', nullif(hint, ''))
  from (select rtrim(coalesce(replace(nullif(constraint_name, ''), '_', ' '), message), '.')) as sentence (said);
$$;
comment on function command.as_sentence is 'What to tell people about an error: the sentence and the next step.';
