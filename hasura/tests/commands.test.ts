import { randomUUID } from 'node:crypto';
import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';

/** Commands that do what is needed to see run_command at work. */
const commandsOfTheTest = `
  create function command.name_team(session command_session, input jsonb) returns jsonb language plpgsql as $$
  declare made teams;
  begin
    insert into teams (site_id, name) values ((input ->> 'siteId')::int, input ->> 'name') returning * into made;
    if made.name = 'Nobody' then
      perform command.refuse('conflict', 'Nobody is no team. Choose another name.', 'name', to_jsonb(made));
    end if;
    perform log_user_action(session.user_id, session.enterprise_id, 'name_team', 'teams', made.id::text, '{}');
    return jsonb_build_object('teamId', made.id, 'role', session.role, 'siteIds', session.site_ids);
  end $$;
  create function command.fail(session command_session, input jsonb) returns jsonb language plpgsql as $$
  begin raise internal_error using message = 'a secret of the house'; end $$;
  create function command.find(session command_session, input jsonb) returns jsonb language plpgsql as $$
  begin raise no_data_found using message = 'there is no team 7', hint = 'Reload the list.'; end $$;`;

interface Outcome {
  readonly command_id: string | null;
  readonly repeated: boolean;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly status: number;
  readonly code: string | null;
  readonly message: string | null;
  readonly field: string | null;
  readonly current_row: Readonly<Record<string, unknown>> | null;
}

let database: TestDatabase;
let factory: Factory;
let userId: string;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Commands');
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into users (enterprise_id, name) values ($1, 'Ada') returning id`,
    [factory.enterpriseId],
  );
  userId = rows[0]?.id ?? '';
  await database.pool.query(commandsOfTheTest);
});
afterAll(async () => database.stop());

async function run(
  command: string,
  input: object,
  key?: string,
  session: object = {},
  requestId: string = randomUUID(),
): Promise<Outcome> {
  const { rows } = await database.pool.query<Outcome>('select * from api.run_command($1, $2, $3, $4, $5)', [
    {
      'x-hasura-role': 'command_handler',
      'x-hasura-caller-role': 'operator',
      'x-hasura-enterprise-id': String(factory.enterpriseId),
      'x-hasura-site-ids': `{${factory.siteId}}`,
      'x-hasura-user-id': userId,
      ...session,
    },
    command,
    input,
    key ?? null,
    requestId,
  ]);
  const [outcome] = rows;
  if (outcome === undefined) throw new Error('run_command gave no outcome');
  return outcome;
}

async function count(table: string): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? -1;
}

async function countAll(): Promise<readonly number[]> {
  return [await count('teams'), await count('commands'), await count('user_logs')];
}

function team(name: string): object {
  return { siteId: factory.siteId, name };
}

describe('run_command', () => {
  it('does a command, keeps it and logs it once', async () => {
    const before = await countAll();
    const outcome = await run('name_team', team('Early'), undefined, {}, 'request-1');
    expect(outcome).toMatchObject({ status: 200, code: null, repeated: false });
    expect(outcome.result).toMatchObject({ role: 'operator', siteIds: [factory.siteId] });
    expect(await countAll()).toEqual(before.map((rows) => rows + 1));
    const { rows } = await database.pool.query('select * from commands where id = $1', [outcome.command_id]);
    expect(rows).toMatchObject([
      { name: 'name_team', user_id: userId, role: 'operator', request_id: 'request-1', input: team('Early') },
    ]);
  });

  it('gives the first result again when the key comes again', async () => {
    const key = randomUUID();
    const first = await run('name_team', team('Late'), key);
    const after = await countAll();
    expect(await run('name_team', team('Late'), key)).toEqual({ ...first, repeated: true });
    expect(await countAll()).toEqual(after);
  });

  it('refuses a key that another command has', async () => {
    const key = randomUUID();
    await run('name_team', team('Night'), key);
    const after = await countAll();
    for (const again of [run('name_team', team('Nights'), key), run('find', team('Night'), key)]) {
      expect(await again).toMatchObject({ status: 409, code: 'idempotency-key-reused', result: null });
    }
    expect(await countAll()).toEqual(after);
  });

  it('tells a request that asks again for want of an answer as the first time', async () => {
    const key = randomUUID();
    const first = await run('name_team', team('Morning'), key, {}, 'request-2');
    const after = await countAll();
    expect(await run('name_team', team('Morning'), key, {}, 'request-2')).toEqual(first);
    expect(await run('name_team', team('Morning'), key, {}, 'request-3')).toEqual({ ...first, repeated: true });
    expect(await countAll()).toEqual(after);
  });

  it('lets one of many with the same key do it', async () => {
    const key = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 20 }, async () => run('name_team', team('Weekend'), key)));
    expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(outcomes.map(({ command_id: id }) => id)).size).toBe(1);
  });

  it('tells a refusal as data, leaves nothing behind, and frees the key', async () => {
    const key = randomUUID();
    const before = await countAll();
    expect(await run('name_team', team('Nobody'), key)).toMatchObject({
      status: 409,
      code: 'conflict',
      message: 'Nobody is no team. Choose another name.',
      field: 'name',
      current_row: { name: 'Nobody' },
      command_id: null,
    });
    expect(await countAll()).toEqual(before);
    expect(await run('name_team', team('Somebody'), key)).toMatchObject({ status: 200, repeated: false });
  });

  it('tells what constraints and functions refuse in plain words', async () => {
    await run('name_team', team('Twins'));
    expect(await run('name_team', team('Twins'))).toMatchObject({
      status: 409,
      code: 'conflict',
      message: 'a team has a unique name within its site.',
    });
    expect(await run('find', {})).toMatchObject({
      status: 404,
      code: 'not-found',
      message: 'there is no team 7. Reload the list.',
    });
    expect(await run('name_team', { siteId: 'one', name: 'x' })).toMatchObject({ status: 400, code: 'invalid-input' });
  });

  it('raises faults on', async () => {
    const before = await countAll();
    await expect(run('fail', {})).rejects.toThrow('a secret of the house');
    await expect(run('refuse', {})).rejects.toThrow('there is no command refuse');
    expect(await countAll()).toEqual(before);
  });

  it('refuses a session without an enterprise, sites or a user', async () => {
    for (const missing of ['x-hasura-enterprise-id', 'x-hasura-site-ids', 'x-hasura-user-id']) {
      expect(await run('name_team', team('x'), undefined, { [missing]: undefined })).toMatchObject({
        status: 403,
        code: 'permission-denied',
      });
    }
  });
});
