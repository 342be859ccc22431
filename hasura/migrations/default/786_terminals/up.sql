-- Sign-in, step 4: terminals that several people share.
--
-- An engineer registers a terminal, which gets a token of its own. At it people pick their name and type a PIN. A PIN alone
-- is worth nothing elsewhere, and gives a session of a quarter of an hour, confined to the terminal's site.

create table people_at_terminal (
  user_id uuid not null,
  name text not null,
  constraint "who may sign in at a terminal is never stored" check (false) no inherit
);
comment on table people_at_terminal is 'The columns of the function terminal_users. Holds no rows.';
comment on column people_at_terminal.user_id is 'Somebody who may sign in at a terminal.';
comment on column people_at_terminal.name is 'Name of that user.';

create function access.terminal_of(terminal_token_hash text) returns terminals
  language sql stable
  set search_path = pg_catalog, public
as $$
  select terminals.*
  from access.terminal_tokens token
  join terminals on terminals.id = token.terminal_id and terminals.removed_at is null
  where token.token_hash = terminal_token_hash;
$$;
comment on function access.terminal_of is 'The terminal in use that a token belongs to.';

create function access.may_use_terminal(person users, terminal terminals) returns boolean
  language sql stable
  set search_path = pg_catalog, public
as $$
  select person.active
    and terminal.site_id = any (access.sites_of(person.id))
    and exists (select from access.credentials where credentials.user_id = person.id and credentials.pin_hash is not null);
$$;
comment on function access.may_use_terminal is 'Whether a user has a PIN and may see the site of a terminal.';

create function access.pin_of(of_user_id uuid) returns text
  language sql immutable
  set search_path = pg_catalog, public
as $$ select 'PIN of ' || of_user_id $$;
comment on function access.pin_of is 'What attempts on a PIN are counted for.';

create function api.terminal_users(terminal_token_hash text) returns setof people_at_terminal
  language sql stable
  set search_path = pg_catalog, public
as $$
  select users.id, users.name
  from access.terminal_of(terminal_token_hash) terminal
  join sites on sites.id = terminal.site_id
  join users on users.enterprise_id = sites.enterprise_id
  where access.may_use_terminal(users, terminal)
  order by users.name, users.id;
$$;
comment on function api.terminal_users is 'Who may sign in at a terminal.';

create function api.begin_pin_sign_in(terminal_token_hash text, of_user_id uuid, address text default null)
  returns setof sign_in_checks
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  terminal constant terminals := access.terminal_of(terminal_token_hash);
  checked sign_in_checks;
begin
  -- Without a terminal nobody's PIN is locked, or anybody could lock everybody out from anywhere.
  checked.retry_after_seconds := access.count_attempts(
    case when terminal.id is null then 'no terminal ' || terminal_token_hash else access.pin_of(of_user_id) end, address);
  if checked.retry_after_seconds = 0 and terminal.id is not null then
    select users.id, credentials.pin_hash into checked.user_id, checked.secret_hash
    from users
    join access.credentials on credentials.user_id = users.id
    where users.id = of_user_id and access.may_use_terminal(users, terminal);
  end if;
  return next checked;
end;
$$;
comment on function api.begin_pin_sign_in is 'Counts an attempt to sign in with a PIN, and gives what the PIN has to fit.';

create function api.open_pin_session(terminal_token_hash text, of_user_id uuid, address text default null)
  returns setof session_claims
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  terminal constant terminals := access.terminal_of(terminal_token_hash);
  begun_id uuid;
begin
  if terminal.id is null then
    return;
  end if;
  perform access.forget_attempts(access.pin_of(of_user_id));
  perform access.forgive_attempt('address ' || address);
  begun_id := access.begin_session(of_user_id, terminal.id, address, interval '15 minutes');
  return query select * from access.claims_of(begun_id);
end;
$$;
comment on function api.open_pin_session is 'Begins the short session of a user whose PIN was right. It has no refresh token.';

create function end_sessions_of_removed_terminal() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  delete from access.terminal_tokens token where token.terminal_id = new.id;
  update access.sessions session set ended_at = now(), ended_because = 'terminal-removed'
  where session.terminal_id = new.id and session.ended_at is null;
  return null;
end;
$$;
comment on function end_sessions_of_removed_terminal is 'Ends the token and the sessions of a terminal that is taken out of use.';

create trigger a_removed_terminal_has_no_sessions
  after update of removed_at on terminals
  for each row when (new.removed_at is not null) execute function end_sessions_of_removed_terminal();
