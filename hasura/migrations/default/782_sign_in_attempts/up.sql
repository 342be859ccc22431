-- Sign-in, step 2: may somebody try, and with what is the secret compared?
--
-- An attempt is counted before the secret is looked at, and taken back when the secret was right. So however many attempts
-- come at once, on however many workers, no more than the free ones are looked at. The same is counted for an address that
-- nobody has as for one that somebody has: neither locks nor answers tell which is which.

create table sign_in_checks (
  user_id uuid,
  secret_hash text,
  retry_after_seconds int not null,
  constraint "a check of a sign-in is never stored" check (false) no inherit
);
comment on table sign_in_checks is 'The columns of the functions that begin a sign-in. Holds no rows.';
comment on column sign_in_checks.user_id is 'Who wants to sign in; null when nobody can by that name.';
comment on column sign_in_checks.secret_hash is 'What the secret has to fit; null when nobody can sign in by that name.';
comment on column sign_in_checks.retry_after_seconds is 'More than nought: locked for that long, nothing may be compared. Seconds.';

create function access.hash_of(subject text) returns text
  language sql immutable
  set search_path = pg_catalog, public
as $$ select encode(sha256(convert_to(subject, 'UTF8')), 'hex') $$;
comment on function access.hash_of is 'SHA-256 of a text in hexadecimal digits.';

create function access.account_of(email text) returns text
  language sql immutable
  set search_path = pg_catalog, public
as $$ select 'account ' || lower(btrim(email)) $$;
comment on function access.account_of is 'What attempts on an account are counted for, whether there is such an account or not.';

create function access.lock_after(failures int, free_attempts int) returns interval
  language sql immutable
  set search_path = pg_catalog, public
as $$
  -- 15 s after the last free attempt, and twice as long after each further one, up to 15 minutes.
  select case
    when failures < free_attempts then interval '0'
    else least(interval '15 minutes', interval '15 seconds' * 2 ^ least(failures - free_attempts, 10))
  end;
$$;
comment on function access.lock_after is 'How long a subject is locked after so many failures in a row.';

create function access.count_attempt(subject text, free_attempts int) returns int
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  counted access.attempts;
  at constant timestamptz := clock_timestamp();
begin
  delete from access.attempts old
  where old.subject_hash in (
    select past.subject_hash from access.attempts past
    where past.last_at < at - interval '1 day'
    limit 100
    for update skip locked);
  insert into access.attempts (subject_hash, failures, last_at) values (access.hash_of(subject), 0, at)
  on conflict (subject_hash) do update set subject_hash = excluded.subject_hash
  returning * into counted;
  if counted.locked_until > at then
    return ceil(extract(epoch from counted.locked_until - at));
  end if;
  update access.attempts attempt
  set failures = counted.failures + 1, last_at = at, locked_until = at + access.lock_after(counted.failures + 1, free_attempts)
  where attempt.subject_hash = counted.subject_hash;
  return 0;
end;
$$;
comment on function access.count_attempt is 'Counts an attempt as failed and gives 0, or, while the subject is locked, gives the seconds for which it still is. Failures are forgotten a day after the last one.';

create function access.forgive_attempt(subject text) returns void
  language sql volatile
  set search_path = pg_catalog, public
as $$
  update access.attempts
  set failures = greatest(failures - 1, 0), locked_until = '-infinity'
  where subject_hash = access.hash_of(subject);
$$;
comment on function access.forgive_attempt is 'Takes an attempt back that has turned out right. Earlier failures stay: whoever tries others'' passwords from an address may well know one of the own.';

create function access.forget_attempts(subject text) returns void
  language sql volatile
  set search_path = pg_catalog, public
as $$ delete from access.attempts where subject_hash = access.hash_of(subject) $$;
comment on function access.forget_attempts is 'Forgets all attempts on an account or PIN that its owner has come into.';

create function access.count_attempts(subject text, address text) returns int
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  retry_after_seconds int := 0;
begin
  -- The address first, always: two attempts never wait for each other crosswise.
  if address is not null then
    retry_after_seconds := access.count_attempt('address ' || address, 30);
  end if;
  if retry_after_seconds = 0 then
    retry_after_seconds := access.count_attempt(subject, 5);
  end if;
  return retry_after_seconds;
end;
$$;
comment on function access.count_attempts is 'Counts an attempt for its network address, which a whole factory may share (30 are free), and for its account or PIN (5 are free). Gives the seconds for which either is locked, or 0.';

create function api.begin_sign_in(email text, address text default null) returns setof sign_in_checks
  language plpgsql volatile
  set search_path = pg_catalog, public
as $$
declare
  checked sign_in_checks;
begin
  checked.retry_after_seconds := access.count_attempts(access.account_of(email), address);
  if checked.retry_after_seconds = 0 then
    select users.id, credentials.password_hash into checked.user_id, checked.secret_hash
    from users
    join access.credentials on credentials.user_id = users.id and credentials.password_hash is not null
    where lower(users.email) = lower(btrim(begin_sign_in.email)) and users.active;
  end if;
  return next checked;
end;
$$;
comment on function api.begin_sign_in is 'Counts an attempt to sign in with a password, and gives what the password has to fit.';

create function api.begin_password_check(of_user_id uuid, address text default null) returns setof sign_in_checks
  language sql volatile
  set search_path = pg_catalog, public
as $$
  select checked.*
  from users
  cross join lateral api.begin_sign_in(coalesce(users.email, users.id::text), address) checked
  where users.id = of_user_id;
$$;
comment on function api.begin_password_check is 'Counts an attempt of a user who has signed in to prove the password once more, and gives what it has to fit.';
