-- Sign-in, step 5: what administrators do about people, and engineers about terminals. Hashes come as input.secret, which
-- run_command neither keeps nor compares.

create function command.own_user(session command_session, input jsonb) returns users
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  found users;
begin
  select users.* into found from users
  where users.id = (input ->> 'userId')::uuid and users.enterprise_id = session.enterprise_id
  for update;
  if found.id is null then
    perform command.refuse('not-found', 'There is no such user. Choose one of the list.', 'userId');
  end if;
  if (input ->> 'version')::int <> found.version then
    perform command.refuse('conflict', 'Somebody changed this user meanwhile. Look at it as it is now, and change it again.',
      'version', to_jsonb(found));
  end if;
  return found;
end;
$$;
comment on function command.own_user is 'The user of the session''s enterprise that a command is about, held until the command is done. Refused as a conflict when the user is not at the version that the input says.';

create function command.refuse_last_administrator(of_enterprise_id int) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
begin
  -- Two administrators who remove each other wait for one another here.
  perform from enterprises where enterprises.id = of_enterprise_id for no key update;
  if not exists (
    select from users where users.enterprise_id = of_enterprise_id and users.role = 'administrator' and users.active)
  then
    perform command.refuse('conflict', 'An enterprise keeps an administrator. Make somebody else one first.');
  end if;
end;
$$;
comment on function command.refuse_last_administrator is 'Refuses what leaves an enterprise without an active administrator.';

create function command.give_sites(session command_session, of_user_id uuid, input jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  -- null or none: all sites of the enterprise.
  given_ids constant int[] := coalesce(array(
    select site_id::int from jsonb_array_elements_text(nullif(input -> 'siteIds', 'null')) site_id), '{}');
  is_confined constant boolean := exists (select from user_sites own where own.user_id = session.user_id);
begin
  if is_confined and (given_ids = '{}' or not given_ids <@ access.sites_of(session.user_id)) then
    perform command.refuse('permission-denied', 'You may see some sites only, and give others no more than those.', 'siteIds');
  end if;
  if exists (
    select from unnest(given_ids) given (id)
    where not exists (select from sites where sites.id = given.id and sites.enterprise_id = session.enterprise_id))
  then
    perform command.refuse('not-found', 'There is no such site. Choose of the list.', 'siteIds');
  end if;
  delete from user_sites former where former.user_id = of_user_id and former.site_id <> all (given_ids);
  insert into user_sites (user_id, site_id, enterprise_id)
  select of_user_id, given_id, session.enterprise_id from unnest(given_ids) given_id
  on conflict do nothing;
end;
$$;
comment on function command.give_sites is 'Lets a user see the sites of input.siteIds and no other; all of the enterprise when it names none.';

create function command.create_user(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  made_id uuid;
begin
  insert into users (enterprise_id, name, email, role)
  values (session.enterprise_id, input ->> 'name', lower(input ->> 'email'), input ->> 'role')
  returning id into made_id;
  perform command.give_sites(session, made_id, input);
  if input ->> 'secret' is not null then
    perform access.set_password(made_id, input ->> 'secret');
  end if;
  return jsonb_build_object('userId', made_id);
end;
$$;
comment on function command.create_user is 'Adds a user to the enterprise, with a password or without one.';

create function command.change_user(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  person constant users := command.own_user(session, input);
begin
  update users
  set name = coalesce(input ->> 'name', name), role = coalesce(input ->> 'role', role),
    email = case when input ? 'email' then lower(input ->> 'email') else email end
  where users.id = person.id;
  perform command.refuse_last_administrator(session.enterprise_id);
  if input ? 'siteIds' then
    perform command.give_sites(session, person.id, input);
  end if;
  return jsonb_build_object('userId', person.id);
end;
$$;
comment on function command.change_user is 'Changes the name, e-mail address, role or sites of a user. What is not given stays.';

create function command.set_user_active(session command_session, input jsonb, is_active boolean) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  person constant users := command.own_user(session, input);
begin
  update users set active = is_active where users.id = person.id;
  perform command.refuse_last_administrator(session.enterprise_id);
  return jsonb_build_object('userId', person.id);
end;
$$;
comment on function command.set_user_active is 'Lets a user sign in, or no longer.';

create function command.deactivate_user(session command_session, input jsonb) returns jsonb
  language sql
return command.set_user_active(session, input, false);
comment on function command.deactivate_user is 'Ends a user''s sessions and lets the user sign in no more. What the user did stays.';

create function command.reactivate_user(session command_session, input jsonb) returns jsonb
  language sql
return command.set_user_active(session, input, true);
comment on function command.reactivate_user is 'Lets a deactivated user sign in again.';

create function command.set_user_password(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  person constant users := command.own_user(session, input);
begin
  perform access.set_password(person.id, input ->> 'secret');
  return jsonb_build_object('userId', person.id);
end;
$$;
comment on function command.set_user_password is 'Gives a user another password, and ends the user''s sessions.';

create function command.set_user_pin(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  person constant users := command.own_user(session, input);
  hash constant text := input ->> 'secret';
begin
  insert into access.credentials (user_id, pin_hash, pin_set_at) values (person.id, hash, case when hash is not null then now() end)
  on conflict (user_id) do update set pin_hash = excluded.pin_hash, pin_set_at = excluded.pin_set_at;
  perform access.forget_attempts(access.pin_of(person.id));
  return jsonb_build_object('userId', person.id);
end;
$$;
comment on function command.set_user_pin is 'Gives a user another PIN for shared terminals, or takes it away.';

create function command.register_terminal(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  at_site_id constant int := input ->> 'siteId';
  made_id int;
begin
  if not exists (
    select from sites
    where sites.id = at_site_id and sites.enterprise_id = session.enterprise_id and (session.site_ids is null or sites.id = any (session.site_ids)))
  then
    perform command.refuse('not-found', 'There is no such site. Choose one of the list.', 'siteId');
  end if;
  insert into terminals (site_id, name, registered_by) values (at_site_id, input ->> 'name', session.user_id)
  returning id into made_id;
  insert into access.terminal_tokens (terminal_id, token_hash) values (made_id, input ->> 'secret');
  return jsonb_build_object('terminalId', made_id);
end;
$$;
comment on function command.register_terminal is 'Registers a terminal that several people share.';

create function command.remove_terminal(session command_session, input jsonb) returns jsonb
  language plpgsql
  set search_path = pg_catalog, public
as $$
declare
  removed_id int;
begin
  update terminals
  set removed_at = now()
  from sites
  where terminals.id = (input ->> 'terminalId')::int and terminals.removed_at is null and sites.id = terminals.site_id
    and sites.enterprise_id = session.enterprise_id
    and (session.site_ids is null or sites.id = any (session.site_ids))
  returning terminals.id into removed_id;
  if removed_id is null then
    perform command.refuse('not-found', 'There is no such terminal in use. Choose one of the list.', 'terminalId');
  end if;
  return jsonb_build_object('terminalId', removed_id);
end;
$$;
comment on function command.remove_terminal is 'Takes a terminal out of use, and ends its token and sessions.';
