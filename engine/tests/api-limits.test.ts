import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RateLimiter } from '../src/server/rate-limiter.ts';
import { makeSession } from '../src/auth/make-session.ts';
import { serverPrograms, startServer } from '@andon/local/installed-server';
import { asAdmin, startTestEngine, subscribe, until, type TestEngine } from './fixture/start-test-engine.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  engine = await startTestEngine(database.url);
  const sql = 'create table item (id int primary key, parent_id int references item (id))';
  await engine.command({ type: 'run_sql', args: { sql } });
  await engine.command({ type: 'track_table', args: { name: 'item' } });
  const using = { foreign_key_constraint_on: 'parent_id' };
  await engine.command({ type: 'create_object_relationship', args: { table: 'item', name: 'parent', using } });
  const permission = { columns: '*', filter: {} };
  await engine.command({ type: 'create_select_permission', args: { table: 'item', role: 'guest', permission } });
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
});

function limit(args: unknown): Promise<unknown> {
  return engine.command({ type: 'set_api_limits', args });
}

const asGuest = { 'x-hasura-role': 'guest' };
const deep = '{ item { parent { ...up } } } fragment up on item { parent { id } }';
const failure = (code: string) => ({ errors: [{ extensions: { code } }] });

test("operations may not be nested more deeply than the role may, the administrator's may", async () => {
  await limit({ depth_limit: { global: 9, per_role: { guest: 2 } } });
  expect(await engine.graphql('{ item { parent { id } } }', {}, asGuest)).toEqual({ data: { item: [] } });
  expect(await engine.graphql(deep, {}, asGuest)).toMatchObject(failure('depth-limit-exceeded'));
  expect(await engine.graphql(deep)).toEqual({ data: { item: [] } });
});

test('operations may not have more nodes than the role may', async () => {
  await limit({ node_limit: { global: 2 } });
  expect(await engine.graphql('{ a: item { id } b: item { id } }', {}, asGuest)).toHaveProperty('data');
  const three = '{ a: item { id } b: item { id } c: item { id } }';
  expect(await engine.graphql(three, {}, asGuest)).toMatchObject(failure('node-limit-exceeded'));
  await limit({ disabled: true, node_limit: { global: 2 } });
  expect(await engine.graphql(three, {}, asGuest)).toHaveProperty('data');
});

test('batches may not be longer than the role may send', async () => {
  await limit({ batch_limit: { global: 1 } });
  const send = async (count: number): Promise<unknown> => {
    const body = JSON.stringify(Array(count).fill({ query: '{ item { id } }' }));
    const url = `http://127.0.0.1:${engine.port}/v1/graphql`;
    return (await fetch(url, { method: 'POST', headers: { ...asAdmin, ...asGuest }, body })).json();
  };
  expect(await send(1)).toEqual([{ data: { item: [] } }]);
  expect(await send(2)).toMatchObject(failure('batch-limit-exceeded'));
});

test('a role asks no more often than it may, on HTTP and WebSocket together', async () => {
  await limit({ rate_limit: { per_role: { guest: { max_reqs_per_min: 2 } } } });
  expect(await engine.graphql('{ item { id } }', {}, asGuest)).toHaveProperty('data');
  const heard = subscribe(engine.newClient(asGuest), '{ item { id } }');
  await until(() => expect(heard.answers).toEqual([{ data: { item: [] } }]));
  expect(await engine.graphql('{ item { id } }', {}, asGuest)).toMatchObject(failure('rate-limit-exceeded'));
});

test('the rate is that of the last minute, of each client of its own', () => {
  let now = 0;
  const rate = { max_reqs_per_min: 1, unique_params: ['x-hasura-user-id'] };
  const limiter = new RateLimiter(
    () => rate,
    () => now,
  );
  const user = (id: string) =>
    makeSession({
      role: 'guest',
      variables: new Map([['x-hasura-user-id', id]]),
      mayUseBackendOnly: false,
      backendOnlyHeader: undefined,
    });
  const admit = (id: string) => () => limiter.admit(user(id), () => '');
  expect(admit('1')).not.toThrow();
  expect(admit('2')).not.toThrow();
  now = 59_999;
  expect(admit('1')).toThrow('rate limit');
  now = 60_000;
  expect(admit('1')).not.toThrow();
});

test('introspection can be switched off for a role', async () => {
  await engine.command({ type: 'remove_api_limits', args: {} });
  const args = { disabled_for_roles: ['guest'] };
  await engine.command({ type: 'set_graphql_schema_introspection_options', args });
  const query = '{ __schema { queryType { name } } }';
  expect(await engine.graphql(query, {}, asGuest)).toMatchObject(failure('validation-failed'));
  expect(await engine.graphql(query)).toHaveProperty('data');
});

/** The embedded database doesn't look at the clock while it works. */
describe.skipIf(serverPrograms === undefined)('on a PostgreSQL server', () => {
  test('a query that takes longer than the role may is ended', async () => {
    const server = await startServer(serverPrograms ?? '');
    await server.pool.query('create view slow as select pg_sleep(30) is null as done');
    const slowEngine = await startTestEngine(server.url);
    await slowEngine.command({ type: 'track_table', args: { name: 'slow' } });
    const permission = { columns: '*', filter: {} };
    await slowEngine.command({ type: 'create_select_permission', args: { table: 'slow', role: 'guest', permission } });
    await slowEngine.command({ type: 'set_api_limits', args: { time_limit: { global: 0.2 } } });
    expect(await slowEngine.graphql('{ slow { done } }', {}, asGuest)).toMatchObject(failure('time-limit-exceeded'));
    await slowEngine.stop();
    await server.stop();
  });
});
