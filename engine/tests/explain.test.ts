import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inlineParameters } from '../src/sql/inline-parameters.ts';
import { asAdmin, startTestEngine, type TestEngine } from './fixture/start-test-engine.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  engine = await startTestEngine(database.url);
  await engine.command({
    type: 'run_sql',
    args: { sql: 'create table author (id int primary key, name text)' },
  });
  await engine.command({ type: 'track_table', args: { name: 'author' } });
  const permission = { columns: ['id', 'name'], filter: { id: 'X-Hasura-User-Id' } };
  await engine.command({ type: 'create_select_permission', args: { table: 'author', role: 'user', permission } });
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
});

const user = { 'x-hasura-role': 'user', 'X-Hasura-User-Id': '7' };

async function explain(body: unknown, headers = asAdmin): Promise<unknown> {
  const url = `http://127.0.0.1:${engine.port}/v1/graphql/explain`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}

test("a query's statement is shown with its values, and how PostgreSQL runs it", async () => {
  const query = `{ author(where: {name: {_eq: "it's $1"}}) { id } __typename }`;
  const filter = /\("_0"\."id" = \('7'\)::"int4"\) and \("_0"\."name" = \('it''s \$1'\)::"text"\)/;
  expect(await explain({ query: { query }, user })).toEqual([
    {
      field: 'author',
      sql: expect.stringMatching(filter) as unknown,
      plan: expect.arrayContaining([expect.stringContaining('Aggregate')]) as unknown,
    },
    { field: '__typename', sql: null, plan: null },
  ]);
});

test("a subscription's statement is shown as asked for many, with what is the subscriber's own", async () => {
  const query = 'subscription ($name: String!) { author(where: {name: {_eq: $name}, id: {_gt: 5}}) { id } }';
  expect(await explain({ query: { query, variables: { name: 'Ada' } }, user })).toEqual({
    sql: expect.stringContaining('unnest($1::int4[]') as unknown,
    plan: expect.arrayContaining([expect.stringContaining('Function Scan on entry')]) as unknown,
    variables: { session: { 'x-hasura-user-id': '7' }, query: { name: 'Ada' }, synthetic: ['5'], cursor: {} },
  });
  const stream = 'subscription { author_stream(batch_size: 1, cursor: {initial_value: {id: 3}}) { id } }';
  expect(await explain({ query: { query: stream } })).toMatchObject({ variables: { cursor: { id: '3' } } });
});

test('mutations, missing session variables and other roles are refused', async () => {
  const mutation = 'mutation { delete_author(where: {}) { affected_rows } }';
  const refused = { path: '$', error: 'only queries can be explained', code: 'invalid-params' };
  expect(await explain({ query: { query: mutation } })).toEqual(refused);
  const query = '{ author { id } }';
  expect(await explain({ query: { query }, user: { 'x-hasura-role': 'user' } })).toMatchObject({ code: 'not-found' });
  expect(await explain({ query: { query } }, { ...asAdmin, 'x-hasura-role': 'user' })).toEqual({
    path: '$',
    error: 'You have to be an admin to access this endpoint',
    code: 'access-denied',
  });
});

test('an endpoint does not exist for other methods', async () => {
  for (const [method, path] of [
    ['GET', '/v1/graphql/explain'],
    ['GET', '/v1/metadata'],
    ['PUT', '/v1/graphql'],
  ] as const) {
    const response = await fetch(`http://127.0.0.1:${engine.port}${path}`, { method, headers: asAdmin });
    expect([response.status, await response.json()]).toEqual([
      404,
      { path: '$', error: 'resource does not exist', code: 'not-found' },
    ]);
  }
});

test('what stands in quotes is no parameter', () => {
  expect(inlineParameters(`select "a$1""$1", 'x''$1', E'\\\\\\'$1', $1, $2`, ['it\\s', null])).toBe(
    `select "a$1""$1", 'x''$1', E'\\\\\\'$1', E'it\\\\s', null`,
  );
});
