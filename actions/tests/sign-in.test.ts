import { serveMetadata } from '@andon/local/serve-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SecretHasher } from '../src/sign-in/secret-hasher.ts';
import { codeOf, password, People, pin, tokensOf } from './support/people.ts';
import { serveCommands, type ServedCommands } from './support/served-commands.ts';
import { ShopFloor } from './support/shop-floor.ts';

let served: ServedCommands;
let floor: ShopFloor;
let people: People;
/** The site of the shop floor, and another one of the enterprise. */
let siteId: number;
let otherSiteId: number;
beforeAll(async () => {
  served = await serveCommands();
  floor = await ShopFloor.build(served, 'Here');
  const { enterpriseId } = floor.factory;
  siteId = floor.factory.siteId;
  const { rows } = await served.pool.query<{ id: number }>(
    `insert into sites (enterprise_id, name, time_zone) values ($1, 'Other site', 'Europe/Berlin') returning id`,
    [enterpriseId],
  );
  otherSiteId = rows[0]?.id ?? 0;
  people = await People.of(served, enterpriseId);
}, 240_000);
afterAll(async () => served.stop());

const mySites = '{ sites(order_by: { id: asc }) { id } }';

describe('login', () => {
  it('gives a token that Hasura reads, with the rights of the user', async () => {
    const tokens = await people.signIn(await people.add('operator'));
    expect(tokens).toMatchObject({ role: 'operator', roles: ['viewer', 'operator'], siteIds: [siteId, otherSiteId] });
    expect(await people.as(tokens, mySites)).toEqual({ data: { sites: [{ id: siteId }, { id: otherSiteId }] } });
    expect(await people.as(tokens, mySites, {}, 'viewer')).toHaveProperty('data');
    const { errors } = await people.as(tokens, mySites, {}, 'administrator');
    expect(errors?.[0]?.message).toBe('Your requested role is not in allowed roles');
  });

  it('confines a user to the sites that the user may see', async () => {
    const tokens = await people.signIn(await people.add('engineer', [otherSiteId]));
    expect(tokens.siteIds).toEqual([otherSiteId]);
    expect(await people.as(tokens, mySites)).toEqual({ data: { sites: [{ id: otherSiteId }] } });
  });

  it('takes an address in any case', async () => {
    const { email } = await people.add('viewer');
    expect(tokensOf(await people.login(` ${email.toUpperCase()} `, password)).role).toBe('viewer');
  });

  it('hashes a password anew that was hashed at a lower cost, and leaves others as they are', async () => {
    const { userId, email } = await people.add('operator');
    const hash = async (): Promise<string> => {
      const { rows } = await served.pool.query<{ hash: string }>(
        'select password_hash as hash from access.credentials where user_id = $1',
        [userId],
      );
      return rows[0]?.hash ?? '';
    };
    const before = await hash();
    tokensOf(await people.login(email, password));
    expect(await hash()).toBe(before);
    const cheap = await new SecretHasher(4).hash(password);
    await served.pool.query('update access.credentials set password_hash = $2 where user_id = $1', [userId, cheap]);
    expect(codeOf(await people.login(email, 'not the password'))).toBe('access-denied');
    expect(await hash()).toBe(cheap);
    tokensOf(await people.login(email, password));
    expect(await hash()).toMatch(/^\$scrypt\$ln=8,/);
    tokensOf(await people.login(email, password));
  });

  it('does not tell whether there is an address', async () => {
    const [known, deactivated] = [await people.add('operator'), await people.add('operator')];
    await served.pool.query('update users set active = false where id = $1', [deactivated.userId]);
    const withoutId = ({ errors }: Awaited<ReturnType<People['login']>>) => ({
      message: errors?.[0]?.message,
      code: errors?.[0]?.extensions.code,
    });
    const wrong = withoutId(await people.login(known.email, 'not the password'));
    expect(wrong).toEqual({ message: 'The e-mail address or the password is wrong.', code: 'access-denied' });
    expect(withoutId(await people.login('nobody@example.org', password))).toEqual(wrong);
    expect(withoutId(await people.login(deactivated.email, password))).toEqual(wrong);
  });

  it('is refused unseen after a few failures, also at once, and the same for an address that nobody has', async () => {
    const { email } = await people.add('operator');
    for (const tried of [email, 'nobody.at.all@example.org']) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, async () => people.login(tried, 'not the password')),
      );
      expect(answers.filter((answer) => codeOf(answer) === 'access-denied')).toHaveLength(5);
      expect(answers.filter((answer) => codeOf(answer) === 'too-many-attempts')).toHaveLength(15);
      // At once: the first lock holds for 15 s.
      expect(codeOf(await people.login(tried, password))).toBe('too-many-attempts');
    }
    await served.pool.query("update access.attempts set locked_until = now() - interval '1 second'");
    const lockedFrom = performance.now();
    expect(codeOf(await people.login(email, 'not the password'))).toBe('access-denied');
    const { errors } = await people.login(email, password);
    const [, seconds] =
      /^Too many attempts have failed\. Try again in (\d+) seconds\.$/.exec(errors?.[0]?.message ?? '') ?? [];
    expect(Number(seconds)).toBeLessThanOrEqual(30);
    expect(Number(seconds)).toBeGreaterThanOrEqual(Math.floor(30 - (performance.now() - lockedFrom) / 1_000));
    await served.pool.query("update access.attempts set locked_until = now() - interval '1 second'");
    expect(await people.login(email, password)).toHaveProperty('data');
    expect(codeOf(await people.login(email, 'not the password'))).toBe('access-denied');
  }, 60_000);

  it('counts failures for the address that a client really has', async () => {
    await served.pool.query('delete from access.attempts');
    await people.login('nobody@example.org', password, { 'x-forwarded-for': '192.0.2.99' });
    const { rows } = await served.pool.query(
      `select failures from access.attempts where subject_hash = access.hash_of('address 127.0.0.1')`,
    );
    expect(rows).toEqual([{ failures: 1 }]);
    await served.pool.query(`update access.attempts set locked_until = now() + interval '1 minute'
      where subject_hash = access.hash_of('address 127.0.0.1')`);
    expect(codeOf(await people.login((await people.add('viewer')).email, password))).toBe('too-many-attempts');
    await served.pool.query('delete from access.attempts');
  });
});

describe('a session', () => {
  it('goes on with each next refresh token, and the rights that the user has then', async () => {
    const person = await people.add('operator');
    const first = await people.signIn(person);
    await served.pool.query(`update users set role = 'supervisor' where id = $1`, [person.userId]);
    const second = tokensOf(await people.refresh(first.refreshToken));
    expect(second).toMatchObject({ role: 'supervisor', sessionId: first.sessionId });
    expect(tokensOf(await people.refresh(second.refreshToken)).sessionId).toBe(first.sessionId);
  });

  it('ends when a refresh token is used again, with all of its tokens', async () => {
    const first = await people.signIn(await people.add('operator'));
    const second = tokensOf(await people.refresh(first.refreshToken));
    expect(codeOf(await people.refresh(first.refreshToken))).toBe('access-denied');
    expect(codeOf(await people.refresh(second.refreshToken))).toBe('access-denied');
    const { rows } = await served.pool.query('select ended_because from access.sessions where id = $1', [
      first.sessionId,
    ]);
    expect(rows).toEqual([{ ended_because: 'token-reused' }]);
  });

  it('has one next token, however many ask at once', async () => {
    const { refreshToken } = await people.signIn(await people.add('operator'));
    const answers = await Promise.all(Array.from({ length: 50 }, async () => people.refresh(refreshToken)));
    expect(answers.filter(({ data }) => data !== undefined)).toHaveLength(1);
  });

  it('ends by signing out', async () => {
    const tokens = await people.signIn(await people.add('operator'));
    const out = await people.as(tokens, 'mutation { logout { sessionId } }');
    expect(out).toEqual({ data: { logout: { sessionId: tokens.sessionId } } });
    expect(codeOf(await people.refresh(tokens.refreshToken))).toBe('access-denied');
    expect(codeOf(await people.as(tokens, '{ me { name } }'))).toBe('access-denied');
  });

  it('ends when its user is deactivated', async () => {
    const person = await people.add('operator');
    const { refreshToken } = await people.signIn(person);
    await served.pool.query('update users set active = false where id = $1', [person.userId]);
    expect(codeOf(await people.refresh(refreshToken))).toBe('access-denied');
  });

  it('ends when nobody comes back for a week', async () => {
    const { refreshToken, sessionId } = await people.signIn(await people.add('operator'));
    await served.pool.query('update access.refresh_tokens set expires_at = now() where session_id = $1', [sessionId]);
    expect(codeOf(await people.refresh(refreshToken))).toBe('access-denied');
  });

  it('says whose it is', async () => {
    const person = await people.add('operator');
    const query = '{ me { userId email role siteIds user { name } enterprise { name } } }';
    expect(await people.as(await people.signIn(person), query)).toEqual({
      data: {
        me: {
          ...person,
          role: 'operator',
          siteIds: [siteId, otherSiteId],
          user: { name: 'Somebody' },
          enterprise: { name: 'Here' },
        },
      },
    });
  });
});

describe('changePassword', () => {
  const mutation = `mutation ($current: String!, $next: String!) {
    changePassword(currentPassword: $current, newPassword: $next) { userId }
  }`;

  it('gives another password, and ends the other sessions', async () => {
    const person = await people.add('operator');
    const [here, elsewhere] = [await people.signIn(person), await people.signIn(person)];
    const next = 'other plain words';
    expect(await people.as(here, mutation, { current: password, next })).toEqual({
      data: { changePassword: { userId: person.userId } },
    });
    expect(codeOf(await people.refresh(elsewhere.refreshToken))).toBe('access-denied');
    expect(await people.refresh(here.refreshToken)).toHaveProperty('data');
    expect(codeOf(await people.login(person.email, password))).toBe('access-denied');
    expect(await people.login(person.email, next)).toHaveProperty('data');
  });

  it('is refused without the current one, and for one that is too short', async () => {
    const tokens = await people.signIn(await people.add('operator'));
    const next = 'other plain words';
    expect(codeOf(await people.as(tokens, mutation, { current: 'not the password', next }))).toBe('access-denied');
    const { errors } = await people.as(tokens, mutation, { current: password, next: 'short' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'invalid-input', field: 'newPassword' });
  });
});

describe('a shared terminal', () => {
  async function register(): Promise<{ readonly terminalId: number; readonly terminalToken: string }> {
    const answer = await people.as(
      await people.signIn(await people.add('engineer')),
      `mutation ($siteId: Int!, $name: String!) {
        terminal: registerTerminal(siteId: $siteId, name: $name) { terminalId terminalToken terminal { name } }
      }`,
      { siteId, name: `Terminal ${performance.now()}` },
    );
    return answer.data?.['terminal'] as { readonly terminalId: number; readonly terminalToken: string };
  }

  it('lists its people, and signs one in by PIN for a short while within its site', async () => {
    const { terminalToken, terminalId } = await register();
    const [person, stranger] = [
      await people.add('administrator', [siteId]),
      await people.add('operator', [otherSiteId]),
    ];
    const { data } = await people.ask(
      'query ($terminalToken: String!) { users: terminalUsers(terminalToken: $terminalToken) { userId } }',
      { terminalToken },
    );
    expect(data?.['users']).toContainEqual({ userId: person.userId });
    expect(data?.['users']).not.toContainEqual({ userId: stranger.userId });
    const tokens = tokensOf(await people.loginWithPin(terminalToken, person.userId, pin));
    expect(tokens).toMatchObject({ role: 'supervisor', siteIds: [siteId], refreshToken: null });
    expect(await people.as(tokens, mySites)).toEqual({ data: { sites: [{ id: siteId }] } });
    const { rows } = await served.pool.query(
      `select terminal_id, ends_at <= now() + interval '15 minutes' as is_short from access.sessions where id = $1`,
      [tokens.sessionId],
    );
    expect(rows).toEqual([{ terminal_id: terminalId, is_short: true }]);
    expect(codeOf(await people.loginWithPin(terminalToken, stranger.userId, pin))).toBe('access-denied');
  });

  it('takes a PIN nowhere else, and no longer than it is registered', async () => {
    const { terminalToken, terminalId } = await register();
    const person = await people.add('operator');
    expect(codeOf(await people.loginWithPin('made up', person.userId, pin))).toBe('access-denied');
    const tokens = tokensOf(await people.loginWithPin(terminalToken, person.userId, pin));
    const engineer = await people.signIn(await people.add('engineer'));
    await people.as(engineer, 'mutation ($id: Int!) { removeTerminal(terminalId: $id) { terminalId } }', {
      id: terminalId,
    });
    expect(codeOf(await people.as(tokens, '{ me { name } }'))).toBe('access-denied');
    expect(codeOf(await people.loginWithPin(terminalToken, person.userId, pin))).toBe('access-denied');
  });

  it('locks a PIN after a few failures', async () => {
    const { terminalToken } = await register();
    const { userId } = await people.add('operator');
    const answers = await Promise.all(
      Array.from({ length: 12 }, async () => people.loginWithPin(terminalToken, userId, '9999')),
    );
    expect(answers.filter((answer) => codeOf(answer) === 'access-denied')).toHaveLength(5);
    expect(codeOf(await people.loginWithPin(terminalToken, userId, pin))).toBe('too-many-attempts');
  }, 60_000);
});

describe('what is for everybody', () => {
  it('is the public part of the keys', async () => {
    const response = await fetch(`${served.actionsUrl}/.well-known/jwks.json`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=60');
    const { keys } = (await response.json()) as { keys: readonly Readonly<Record<string, unknown>>[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it.each(['GET', 'POST'])(
    "is Hasura's web hook, asked with %s",
    async (mode) => {
      const hooked = await serveMetadata(served.databaseUrl, {
        actions: { url: served.actionsUrl, secret: served.actionsSecret },
        settings: {
          HASURA_GRAPHQL_AUTH_HOOK: `${served.actionsUrl}/auth-hook`,
          HASURA_GRAPHQL_AUTH_HOOK_MODE: mode,
        },
      });
      try {
        const atHook = await People.of(
          { ...served, graphqlUrl: `${hooked.url}/v1/graphql` },
          floor.factory.enterpriseId,
        );
        const tokens = await atHook.signIn(await people.add('operator', [siteId]));
        expect(await atHook.as(tokens, mySites)).toEqual({ data: { sites: [{ id: siteId }] } });
        expect(await atHook.as(tokens, mySites, {}, 'viewer')).toHaveProperty('data');
        const refused = 'Authentication hook unauthorized this request';
        for (const answer of [
          await atHook.as(tokens, mySites, {}, 'administrator'),
          await atHook.as({ accessToken: `${tokens.accessToken}x` }, mySites),
        ]) {
          expect(answer.errors?.[0]?.message).toBe(refused);
        }
        await atHook.as(tokens, 'mutation { logout { sessionId } }');
        expect((await atHook.as(tokens, mySites)).errors?.[0]?.message).toBe(refused);
      } finally {
        await hooked.stop();
      }
    },
    60_000,
  );
});
