import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestEngine, type TestEngine } from './fixture/start-test-engine.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  engine = await startTestEngine(database.url, { HASURA_GRAPHQL_ENABLE_ALLOWLIST: 'true' });
  await engine.command({ type: 'run_sql', args: { sql: 'create table item (id int primary key, name text)' } });
  await engine.command({ type: 'track_table', args: { name: 'item' } });
  for (const role of ['guest', 'member']) {
    const args = { table: 'item', role, permission: { columns: '*', filter: {} } };
    await engine.command({ type: 'create_select_permission', args });
  }
  await collect('for_all', '{ item { id } }');
  await collect('for_members', '{ item { name } }');
  await engine.command({ type: 'add_collection_to_allowlist', args: { collection: 'for_all' } });
  const scope = { global: false, roles: ['member'] };
  await engine.command({ type: 'add_collection_to_allowlist', args: { collection: 'for_members', scope } });
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
});

function collect(name: string, query: string): Promise<unknown> {
  const definition = { queries: [{ name: 'only', query }] };
  return engine.command({ type: 'create_query_collection', args: { name, definition } });
}

function askAs(role: string, query: string): Promise<unknown> {
  return engine.graphql(query, {}, { 'x-hasura-role': role });
}

const answered = { data: { item: [] } };
const refused = { errors: [{ message: 'query is not allowed', extensions: { path: '$', code: 'validation-failed' } }] };

test('roles ask only what their collections have, however it is laid out', async () => {
  expect(await askAs('guest', 'query { item { __typename id } }')).toEqual(answered);
  expect(await askAs('guest', '{ item { name } }')).toEqual(refused);
  expect(await askAs('member', '{ item { name } }')).toEqual(answered);
  expect(await askAs('member', '{ item { id name } }')).toEqual(refused);
  expect(await askAs('admin', '{ item { id name } }')).toEqual(answered);
});

test('the scope of a collection can be changed, and the collection taken out', async () => {
  const args = { collection: 'for_members', scope: { global: true } };
  await engine.command({ type: 'update_scope_of_collection_in_allowlist', args });
  expect(await askAs('guest', '{ item { name } }')).toEqual(answered);
  await engine.command({ type: 'drop_collection_from_allowlist', args: { collection: 'for_members' } });
  expect(await askAs('member', '{ item { name } }')).toEqual(refused);
});
