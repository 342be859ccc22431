-- Sign-in, step 3: sessions.
--
-- A session begins when a secret was right. It is carried on by refresh tokens, each good for one use: using one gives the
-- next. A token that comes a second time was copied, and nobody can tell the owner from the thief: the session ends, with
-- all its tokens. It also ends by signing out, with a new password, when its user is deactivated, and 30 days after it began.

create table session_claims (
  session_id uuid not null,
  user_id uuid not null,
  enterprise_id int not null,
  name text not null,
  email text,
  role text not null,
  roles text[] not null,
  site_ids int[] not null,
  terminal_id int,
  ends_at timestamptz not null,
  constraint "claims of a session are never stored" check (false) no inherit
);
comment on table session_claims is 'The columns of the functions that begin and carry on sessions. Holds no rows.';
comment on column session_claims.session_id is 'The session.';
comment on column session_claims.user_id is 'Whose it is.';
comment on column session_claims.enterprise_id is 'The enterprise that it is confined to.';
comment on column session_claims.name is 'Name of the user.';
comment on column session_claims.email is 'E-mail address of the user.';
comment on column session_claims.role is 'The role of requests that ask for none.';
comment on column session_claims.roles is 'Every role that a request may ask for: that one, and those whose rights it has.';
comment on column session_claims.site_ids is 'The sites that it is confined to.';
comment on column session_claims.terminal_id is 'The terminal, of a sign-in with a PIN.';
comment on column session_claims.ends_at is 'When it is over in any case.';

create function access.roles_within(role text) returns text[]
  language sql immutable
  set search_path = pg_catalog, public
as $$
  -- As hasura/metadata/inherited_roles.yaml has it; a test compares them.
  select case role
    when 'viewer' then '{viewer}'
    when 'operator' then '{viewer,operator}'
    when 'supervisor' then '{viewer,operator,supervisor}'
    when 'engineer' then '{viewer,operator,supervisor,engineer}'
    when 'planner' then '{viewer,planner}'
    when 'administrator' then '{viewer,operator,supervisor,engineer,planner,administrator}'
    else array[role]
  end;
$$;
comment on function access.roles_within is 'The roles that somebody of a role may take.';

create function access.role_at_terminal(role text) returns text
  language sql immutable
  set search_path = pg_catalog, public
as $$
  select case when role in ('engineer', 'administrator') then 'supervisor' when role = 'planner' then 'viewer' else role end;
$$;
comment on function access.role_at_terminal is 'The role that a PIN gives: a few digits, typed where others look on, are not enough to set the plant up.';

create function access.sites_of(of_user_id uuid) returns int[]
  language sql stable
  set search_path = pg_catalog, public
as $$
  select coalesce(
    (select array_agg(site_id order by site_id) from user_sites where user_id = of_user_id),
    (select array_agg(sites.id order by sites.id)
     from users join sites on sites.enterprise_id = users.enterprise_id where users.id = of_user_id),
    '{}');
$$;
comment on function access.sites_of is 'The sites that a user may see: those of user_sites, or all of the enterprise where that names none.';

create function access.claims_of(of_session_id uuid) returns setof session_claims
  language sql stable
  set search_path = pg_catalog, public
as $$
  select session.id, users.id, users.enterprise_id, users.name, users.email, held.role, access.roles_within(held.role),
    case when terminals.id is null then access.sites_of(users.id) else array[terminals.site_id] end,
    session.terminal_id, session.ends_at
  from access.sessions session
  join users on users.id = session.user_id and users.active
  left join terminals on terminals.id = session.terminal_id
  cross join lateral (
    select case when terminals.id is null then users.role else access.role_at_terminal(users.role) end) held (role)
  where session.id = of_session_id and session.ended_at is null and session.ends_at > now();
$$;
comment on function access.claims_of is 'What a session may do, as its user''s rights are now; no row when the session is over.';

create function access.end_sessions(of_user_id uuid, because text, but_session_id uuid default null) returns void
  language sql volatile
  set search_path = pg_catalog, public
as $$
  update access.sessions session
  set ended_at = now(), ended_because = because
  where session.user_id = of_user_id and session.ended_at is null and session.id is distinct from but_session_id;
$$;
comment on function access.end_sessions is 'Ends all sessions of a user, or all but one.';

create function access.begin_session(of_user_id uuid, of_terminal_id int, from_address text, lasts interval) returns uuid
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  begun_id uuid;
begin
  -- Sessions of the past are kept for a while, for whoever looks into a theft.
  delete from access.sessions old
  where old.id in (
    select past.id from access.sessions past
    where past.ends_at < now() - interval '90 days'
    limit 100
    for update skip locked);
  insert into access.sessions (user_id, terminal_id, address, ends_at)
  values (of_user_id, of_terminal_id, from_address, now() + lasts)
  returning id into begun_id;
  perform log_user_action(users.id, users.enterprise_id, 'sign_in', 'users', users.id::text,
    jsonb_strip_nulls(jsonb_build_object('session', begun_id, 'terminal', of_terminal_id, 'address', from_address)))
  from users where users.id = of_user_id;
  return begun_id;
end;
$$;
comment on function access.begin_session is 'Begins a session of a user who has proved who it is.';

create function access.issue_token(of_session_id uuid, hash text) returns void
  language sql volatile
  set search_path = pg_catalog, public
as $$
  insert into access.refresh_tokens (token_hash, session_id, expires_at) values (hash, of_session_id, now() + interval '7 days');
$$;
comment on function access.issue_token is 'Gives a session its next refresh token. Who does not come back for 7 days signs in again.';

create function api.open_session(
  of_user_id uuid, refresh_token_hash text, address text default null, proven_hash text default null, renewed_hash text default null
) returns setof session_claims
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  begun_id uuid;
begin
  perform access.forget_attempts(access.account_of(coalesce(users.email, users.id::text))) from users where users.id = of_user_id;
  perform access.forgive_attempt('address ' || address);
  -- Not where the password became another one meanwhile.
  update access.credentials known set password_hash = renewed_hash
  where known.user_id = of_user_id and known.password_hash = proven_hash and renewed_hash is not null;
  begun_id := access.begin_session(of_user_id, null, address, interval '30 days');
  perform access.issue_token(begun_id, refresh_token_hash);
  return query select * from access.claims_of(begun_id);
end;
$$;
comment on function api.open_session is 'Begins the session of a user whose password was right. Where that was hashed at a lower cost than passwords are now, the renewed hash takes the place of the proven one.';

create function api.refresh_session(token_hash text, next_token_hash text) returns setof session_claims
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  token access.refresh_tokens;
begin
  select known.* into token from access.refresh_tokens known where known.token_hash = refresh_session.token_hash for update;
  if token.used_at is not null then
    update access.sessions session set ended_at = now(), ended_because = 'token-reused'
    where session.id = token.session_id and session.ended_at is null;
    perform log_user_action(users.id, users.enterprise_id, 'refresh_token_reused', 'users', users.id::text,
      jsonb_build_object('session', session.id))
    from access.sessions session join users on users.id = session.user_id where session.id = token.session_id;
    return;
  end if;
  if token.token_hash is null or token.expires_at <= now() or not exists (select from access.claims_of(token.session_id)) then
    return;
  end if;
  update access.refresh_tokens spent set used_at = now() where spent.token_hash = token.token_hash;
  delete from access.refresh_tokens past where past.session_id = token.session_id and past.expires_at <= now();
  perform access.issue_token(token.session_id, next_token_hash);
  return query select * from access.claims_of(token.session_id);
end;
$$;
comment on function api.refresh_session is 'Exchanges a refresh token for the next one. No row when it is not good; when it was used before, its session ends.';

create function api.current_session(of_session_id uuid) returns setof session_claims
  language sql stable
  set search_path = pg_catalog, public
as $$ select * from access.claims_of(of_session_id) $$;
comment on function api.current_session is 'What a session may do now; no row when it is over.';

create function api.close_session(of_session_id uuid) returns setof session_claims
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  closed session_claims;
begin
  for closed in select * from access.claims_of(of_session_id) loop
    update access.sessions session set ended_at = now(), ended_because = 'signed-out' where session.id = of_session_id;
    perform log_user_action(closed.user_id, closed.enterprise_id, 'sign_out', 'users', closed.user_id::text,
      jsonb_build_object('session', of_session_id));
    return next closed;
  end loop;
end;
$$;
comment on function api.close_session is 'Ends a session because its user signs out. No row when it was over.';

create function access.set_password(of_user_id uuid, hash text, but_session_id uuid default null) returns void
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
begin
  insert into access.credentials (user_id, password_hash, password_set_at) values (of_user_id, hash, now())
  on conflict (user_id) do update set password_hash = excluded.password_hash, password_set_at = excluded.password_set_at;
  perform access.end_sessions(of_user_id, 'password-changed', but_session_id);
  perform access.forget_attempts(access.account_of(coalesce(users.email, users.id::text))) from users where users.id = of_user_id;
end;
$$;
comment on function access.set_password is 'Gives a user another password and ends the user''s sessions, or all but one.';

create function api.change_own_password(of_session_id uuid, password_hash text) returns setof session_claims
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  own session_claims;
begin
  for own in select * from access.claims_of(of_session_id) loop
    perform access.set_password(own.user_id, password_hash, of_session_id);
    perform log_user_action(own.user_id, own.enterprise_id, 'change_password', 'users', own.user_id::text, '{}');
    return next own;
  end loop;
end;
$$;
comment on function api.change_own_password is 'Gives the user of a session another password, after the old one was right, and ends the user''s other sessions.';

create function end_sessions_of_deactivated() returns trigger
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  perform access.end_sessions(new.id, 'deactivated');
  return null;
end;
$$;
comment on function end_sessions_of_deactivated is 'Ends the sessions of a user who may no longer sign in.';

create trigger a_deactivated_user_has_no_sessions
  after update of active on users
  for each row when (old.active and not new.active) execute function end_sessions_of_deactivated();
