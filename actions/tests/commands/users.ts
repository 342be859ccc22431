import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { forOneName, forOneRow, noContest, toRemove, type BadInput } from '../support/command-proof.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import { password, People } from '../support/people.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;
let people: People;
let strangerId: string;

const common = { asker: () => floor.as('administrator') };

/** What is refused of every command about a user. */
function badUsers(rest: () => Readonly<Record<string, unknown>>): Readonly<Record<string, BadInput>> {
  return {
    'a user that is not there': {
      input: () => ({ ...rest(), userId: randomUUID() }),
      code: 'not-found',
      field: 'userId',
    },
    "somebody else's user": {
      input: () => ({ ...rest(), userId: strangerId }),
      code: 'not-found',
      field: 'userId',
    },
  };
}

async function userOf(userId: unknown): Promise<Readonly<Record<string, unknown>>> {
  const { rows } = await served.pool.query<Readonly<Record<string, unknown>>>(
    `select name, email, role, active, array(select site_id from user_sites where user_id = users.id) as "siteIds"
     from users where id = $1`,
    [userId],
  );
  return rows[0] ?? {};
}

const nextPassword = 'other plain words';

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(served, 'People here');
  elsewhere = await ShopFloor.build(served, 'People elsewhere');
  people = await People.of(served, floor.factory.enterpriseId);
  await people.add('administrator');
  strangerId = (await (await People.of(served, elsewhere.factory.enterpriseId)).add('operator')).userId;
}

export const users: CommandSuite = {
  setUp,
  proofs: {
    createUser: {
      ...common,
      selection: 'userId user { name }',
      good: () => ({
        name: 'Berta',
        email: `${randomUUID()}@Example.org`,
        role: 'operator',
        siteIds: [floor.factory.siteId],
      }),
      arrives: async ({ email }, { userId, user }) => {
        expect(user).toEqual({ name: 'Berta' });
        expect(await userOf(userId)).toEqual({
          name: 'Berta',
          email: String(email).toLowerCase(),
          role: 'operator',
          active: true,
          siteIds: [floor.factory.siteId],
        });
      },
      contest: forOneName('email'),
      bad: {
        'a role that there is not': {
          input: () => ({ name: 'Berta', role: 'admin' }),
          code: 'invalid-input',
          field: 'role',
        },
        'a short password': {
          input: () => ({ name: 'Berta', role: 'viewer', password: 'short' }),
          code: 'invalid-input',
          field: 'password',
        },
        'an address that somebody has': {
          input: async () => ({
            name: 'Berta',
            role: 'viewer',
            email: (await people.add('viewer')).email.toUpperCase(),
          }),
          code: 'conflict',
          field: 'email',
        },
        "somebody else's site": {
          input: () => ({ name: 'Berta', role: 'viewer', siteIds: [elsewhere.factory.siteId] }),
          code: 'not-found',
          field: 'siteIds',
        },
      },
    },
    changeUser: {
      ...common,
      selection: 'userId user { name role }',
      good: async () => ({
        userId: (await people.add('operator')).userId,
        version: 1,
        name: 'Berta',
        role: 'supervisor',
      }),
      arrives: async ({ userId }) => {
        expect(await userOf(userId)).toMatchObject({ name: 'Berta', role: 'supervisor', siteIds: [] });
      },
      contest: forOneRow,
      bad: badUsers(() => ({ name: 'Berta' })),
    },
    deactivateUser: {
      ...common,
      selection: 'userId',
      good: async () => ({ userId: (await people.add('operator')).userId, version: 1 }),
      arrives: async ({ userId }) => expect(await userOf(userId)).toMatchObject({ active: false }),
      contest: forOneRow,
      bad: {
        ...badUsers(() => ({})),
        'the last administrator': {
          input: async () => {
            const { rows } = await served.pool.query<{ userId: string }>(
              `select id as "userId" from users where enterprise_id = $1 and role = 'administrator'`,
              [floor.factory.enterpriseId],
            );
            return { ...rows[0] };
          },
          code: 'conflict',
        },
      },
    },
    reactivateUser: {
      ...common,
      selection: 'userId',
      good: async () => {
        const { userId } = await people.add('operator');
        await served.pool.query('update users set active = false where id = $1', [userId]);
        return { userId, version: 2 };
      },
      arrives: async ({ userId }) => expect(await userOf(userId)).toMatchObject({ active: true }),
      contest: forOneRow,
      bad: badUsers(() => ({})),
    },
    setUserPassword: {
      ...common,
      selection: 'userId',
      good: async () => ({ userId: (await people.add('operator')).userId, password: nextPassword }),
      arrives: async ({ userId }) => {
        const { email } = await userOf(userId);
        expect(await people.login(String(email), nextPassword)).toHaveProperty('data');
        expect(await people.login(String(email), password)).toHaveProperty('errors');
      },
      contest: noContest('the last password that an administrator gives holds'),
      bad: {
        ...badUsers(() => ({ password: nextPassword })),
        'a password of one letter': {
          input: async () => ({ userId: (await people.add('operator')).userId, password: 'aaaaaaaaaaaaaa' }),
          code: 'invalid-input',
          field: 'password',
        },
      },
    },
    setUserPin: {
      ...common,
      selection: 'userId',
      good: async () => ({ userId: (await people.add('operator')).userId, pin: '93571' }),
      arrives: async ({ userId }) => {
        const { rows } = await served.pool.query(
          "select pin_set_at > now() - interval '1 minute' as is_new from access.credentials where user_id = $1",
          [userId],
        );
        expect(rows).toEqual([{ is_new: true }]);
      },
      contest: noContest('the last PIN that an administrator gives holds'),
      bad: {
        ...badUsers(() => ({ pin: '93571' })),
        'a PIN that anybody tries': {
          input: async () => ({ userId: (await people.add('operator')).userId, pin: '1234' }),
          code: 'invalid-input',
          field: 'pin',
        },
      },
    },
    registerTerminal: {
      ...common,
      asker: () => floor.as('engineer'),
      selection: 'terminalId',
      good: () => ({ siteId: floor.factory.siteId, name: `Filler ${randomUUID()}` }),
      arrives: async ({ name, siteId }, { terminalId }) => {
        const { rows } = await served.pool.query('select name, site_id as "siteId" from terminals where id = $1', [
          terminalId,
        ]);
        expect(rows).toEqual([{ name, siteId }]);
      },
      contest: forOneName('name'),
      bad: {
        "somebody else's site": {
          input: () => ({ siteId: elsewhere.factory.siteId, name: 'Filler' }),
          code: 'not-found',
          field: 'siteId',
        },
        'no name': { input: () => ({ siteId: floor.factory.siteId, name: ' ' }), code: 'invalid-input', field: 'name' },
      },
    },
    removeTerminal: {
      ...common,
      asker: () => floor.as('engineer'),
      selection: 'terminalId terminal { removed_at }',
      good: async () => {
        const { rows } = await served.pool.query<{ terminalId: number }>(
          `insert into terminals (site_id, name) values ($1, gen_random_uuid()::text) returning id as "terminalId"`,
          [floor.factory.siteId],
        );
        return { ...rows[0] };
      },
      arrives: (_input, { terminal }) => expect(terminal).not.toEqual({ removed_at: null }),
      contest: toRemove('terminalId'),
      bad: {
        'a terminal that is not there': {
          input: () => ({ terminalId: 999_999 }),
          code: 'not-found',
          field: 'terminalId',
        },
      },
    },
  },
  further: () => {
    it('no command keeps a secret, nor its hash', async () => {
      const { rows } = await served.pool.query(
        `select name from commands where input::text ~ 'scrypt|password|secret' or result::text ~ 'scrypt|secret|[Tt]oken'
     union all select action from user_logs where detail::text ~ 'scrypt|password|secret'`,
      );
      expect(rows).toEqual([]);
    });
  },
};
