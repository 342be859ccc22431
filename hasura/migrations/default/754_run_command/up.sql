-- Commands, step 3: the one door. api.run_command is the only function that handlers call, and the story of every command.
-- What an input has under "secret" (a salted hash, different each time) is for the command alone: neither kept nor compared.

create function command.session_of(hasura_session json, request_id text) returns command_session
  language plpgsql immutable
  set search_path = pg_catalog, public
as $$
declare
  session command_session;
begin
  session.enterprise_id := hasura_session ->> 'x-hasura-enterprise-id';
  session.site_ids := nullif(hasura_session ->> 'x-hasura-site-ids', '');
  session.user_id := hasura_session ->> 'x-hasura-user-id';
  session.role := coalesce(hasura_session ->> 'x-hasura-caller-role', hasura_session ->> 'x-hasura-role');
  session.request_id := request_id;
  return session;
end;
$$;
comment on function command.session_of is 'The session of a command, of Hasura''s session variables: X-Hasura-Enterprise-Id, X-Hasura-Site-Ids such as {1,2} (only the role admin has all sites without it), X-Hasura-User-Id and X-Hasura-Caller-Role.';

create function command.done_before(
  session command_session, command_name text, input jsonb, idempotency_key uuid
) returns command_outcomes
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  earlier commands;
begin
  -- Whoever comes second with a key waits here until the first one has done or left it.
  perform pg_advisory_xact_lock(hashtextextended(format('command %s %s', session.enterprise_id, idempotency_key), 0));
  select known.* into earlier from commands known
  where known.enterprise_id = session.enterprise_id and known.idempotency_key = done_before.idempotency_key;
  if earlier.id is null then
    return null;
  end if;
  if (earlier.name, earlier.input) <> (command_name, done_before.input)
    or earlier.user_id is distinct from session.user_id then
    return command.refusal('idempotency-key-reused',
      'This key was used for another command. Choose a new key for each command, and send one again only unchanged.',
      'idempotencyKey');
  end if;
  -- The handler asks again under its request's number when an answer is lost: to its caller that is the first time.
  return row(earlier.id, coalesce(earlier.request_id <> session.request_id, true), earlier.result, 200, null, null, null, null)::command_outcomes;
end;
$$;
comment on function command.done_before is 'What was answered to the command that came before under a key, or the refusal when that was another command; null when none did. Repeated, unless the same request asks. Holds the key until the transaction ends.';

create function command.do_it(
  session command_session, command_name text, input jsonb, idempotency_key uuid
) returns command_outcomes
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  command_id constant uuid := gen_random_uuid();
  result jsonb;
begin
  -- Triggers that keep the audit trail read this; acting_user reads hasura.user.
  perform set_config('andon.command', (to_jsonb(session) || jsonb_build_object('command_id', command_id))::text, true);
  execute format('select command.%I($1, $2)', command_name) into result using session, input;
  insert into commands (id, enterprise_id, user_id, role, request_id, name, idempotency_key, input, result)
  values (command_id, session.enterprise_id, session.user_id, session.role, session.request_id, command_name,
    do_it.idempotency_key, do_it.input - 'secret', result);
  insert into user_logs (enterprise_id, user_id, action, subject, subject_id, detail)
  values (session.enterprise_id, session.user_id, command_name, 'commands', command_id::text, do_it.input - 'secret');
  return row(command_id, false, result, 200, null, null, null, null)::command_outcomes;
end;
$$;
comment on function command.do_it is 'Does a command, keeps it and logs it. Whatever refuses it raises an error.';

create function command.row_in_the_way(session command_session, table_name text, detail text) returns jsonb
  language plpgsql stable
  set search_path = pg_catalog, public
as $$
declare
  -- As PostgreSQL words it: Key (enterprise_id, name)=(1, Jam) already exists.
  key constant text[] := regexp_match(detail, '^Key \((.*)\)=\((.*)\) already exists\.$');
  found_row jsonb;
begin
  if key is null or to_regclass(format('public.%I', table_name)) is null then
    return null;
  end if;
  execute format(
    'select to_jsonb(found) from public.%I found
     where (select string_agg(coalesce(value, ''null''), '', '' order by number)
       from jsonb_array_elements_text(jsonb_build_array(%s)) with ordinality part (value, number)) = $1
     limit 1', table_name, key[1])
  into found_row using key[2];
  return case when command.is_own(session, found_row) then (
    select jsonb_object_agg(name, value) from jsonb_each(found_row) each (name, value) where name !~ '(hash|secret|password)$') end;
end;
$$;
comment on function command.row_in_the_way is 'The row that has the name or whatever else a command wanted for its own, by table and detail of a unique_violation; null when it is not the session''s to see.';

create function api.run_command(
  hasura_session json, command text, input jsonb, idempotency_key uuid default null, request_id text default null
) returns setof command_outcomes
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  session command_session := command.session_of(hasura_session, request_id);
  outcome command_outcomes;
  error_state text;
  said text;
  hint text;
  detail text;
  constraint_name text;
  table_name text;
  column_name text;
begin
  if to_regprocedure(format('command.%I(public.command_session, jsonb)', run_command.command)) is null then
    raise undefined_function using message = format('there is no command %s', run_command.command);
  end if;
  if session.enterprise_id is null
    or (session.role is distinct from 'admin' and (session.user_id is null or session.site_ids is null)) then
    return next command.refusal('permission-denied',
      'The session names no enterprise, sites or user. Sign in again; a token must carry X-Hasura-Enterprise-Id, X-Hasura-Site-Ids and X-Hasura-User-Id.');
    return;
  end if;
  if idempotency_key is not null then
    outcome := command.done_before(session, run_command.command, input - 'secret', idempotency_key);
    if outcome.status is not null then
      return next outcome;
      return;
    end if;
  end if;
  begin
    outcome := command.do_it(session, run_command.command, input, idempotency_key);
    -- What is checked at commit is checked here, where it can still be told as a refusal, and the audit trail (820) written.
    set constraints all immediate;
    perform set_config('andon.command', '', true);
  exception
    when others then
      get stacked diagnostics error_state = returned_sqlstate, said = message_text, hint = pg_exception_hint,
        detail = pg_exception_detail, constraint_name = constraint_name, table_name = table_name, column_name = column_name;
      outcome := case
        when error_state = 'ANDON' then command.refusal(
          detail::jsonb ->> 'code', said, detail::jsonb ->> 'field', nullif(detail::jsonb -> 'current_row', 'null'))
        when command.code_of_error(error_state) is not null then command.refusal(
          command.code_of_error(error_state), command.as_sentence(said, hint, constraint_name),
          command.field_of_error(input, table_name, constraint_name, column_name),
          case error_state when '23505' then command.row_in_the_way(session, table_name, detail) end)
      end;
      if outcome.status is null then
        raise;
      end if;
  end;
  -- By name, as some are checked at once otherwise, it would take longer than most commands do; the next command comes by here.
  set constraints all deferred;
  return next outcome;
end;
$$;
comment on function api.run_command is 'Runs a command of the schema command on behalf of a session, once per idempotency key. Gives one outcome: the result, or why it was refused and nothing changed.';
