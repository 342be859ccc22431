import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asAdmin, startTestEngine, type TestEngine } from './fixture/start-test-engine.ts';

let database: TestDatabase;
let engine: TestEngine;

const queries = [
  { name: 'one', query: 'query ($id: Int!) { item_by_pk(id: $id) { id name } }' },
  { name: 'find', query: 'query ($name: String, $ids: [Int!]) { item(where: {name: {_eq: $name}}) { id } }' },
  {
    name: 'add',
    query: 'mutation ($id: Int!, $name: String!) { insert_item_one(object: {id: $id, name: $name}) { id } }',
  },
  { name: 'live', query: 'subscription { item { id } }' },
  { name: 'wrong', query: '{ item { colour } }' },
];

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  engine = await startTestEngine(database.url);
  const sql = `create table item (id int primary key, name text); insert into item values (1, 'One'), (2, 'Two')`;
  await engine.command({ type: 'run_sql', args: { sql } });
  await engine.command({ type: 'track_table', args: { name: 'item' } });
  const permission = { columns: ['id', 'name'], filter: { id: { _eq: 'X-Hasura-Item-Id' } } };
  await engine.command({ type: 'create_select_permission', args: { table: 'item', role: 'reader', permission } });
  await engine.command({ type: 'create_query_collection', args: { name: 'rest', definition: { queries } } });
  await endpoint('one', 'items/:id', ['GET']);
  await endpoint('find', 'items', ['GET']);
  await endpoint('add', 'items', ['POST']);
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
});

async function endpoint(name: string, url: string, methods: readonly string[], query = name): Promise<void> {
  await engine.command({ type: 'create_rest_endpoint', args: definition(name, url, methods, query) });
}

function definition(name: string, url: string, methods: readonly string[], query = name) {
  return { name, url, methods, definition: { query: { collection_name: 'rest', query_name: query } } };
}

async function ask(method: string, path: string, options: { body?: unknown; role?: Record<string, string> } = {}) {
  const response = await fetch(`http://127.0.0.1:${engine.port}/api/rest/${path}`, {
    method,
    headers: { ...asAdmin, ...options.role },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  return [response.status, await response.json()];
}

async function refused(body: unknown): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${engine.port}/v1/metadata`, {
    method: 'POST',
    headers: asAdmin,
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(400);
  return response.json();
}

describe('requests', () => {
  test('take variables from path, query string and body', async () => {
    expect(await ask('GET', 'items/2')).toEqual([200, { item_by_pk: { id: 2, name: 'Two' } }]);
    expect(await ask('GET', 'items?name=One')).toEqual([200, { item: [{ id: 1 }] }]);
    const added = await ask('POST', 'items?id=3', { body: { name: 'Three' } });
    expect(added).toEqual([200, { insert_item_one: { id: 3 } }]);
    expect(await ask('GET', 'items/3')).toEqual([200, { item_by_pk: { id: 3, name: 'Three' } }]);
  });

  test("see what the role's permissions give", async () => {
    const role = { 'x-hasura-role': 'reader', 'x-hasura-item-id': '1' };
    expect(await ask('GET', 'items/2', { role })).toEqual([200, { item_by_pk: null }]);
    expect(await ask('GET', 'items?name=One', { role })).toEqual([200, { item: [{ id: 1 }] }]);
    expect(await ask('GET', 'items?name=Two', { role })).toEqual([200, { item: [] }]);
  });

  test.each([
    ['GET', 'nothing', 404, 'Endpoint not found', 'not-found'],
    ['DELETE', 'items', 405, 'Allowed methods: GET, POST', 'method-not-allowed'],
    ['GET', 'items?colour=red', 400, 'Unexpected variable colour', 'bad-request'],
    [
      'GET',
      'items?ids=1',
      400,
      'List variables are not currently supported in URL or Query parameters. (Variable ids, with value "1")',
      'bad-request',
    ],
    ['GET', 'items/x', 400, 'invalid input syntax for type integer: "x"', 'data-exception'],
  ])('%s %s is refused with %d', async (method, path, status, error, code) => {
    expect(await ask(method, path)).toMatchObject([status, { error, code }]);
  });
});

describe('endpoints that do not fit', () => {
  test.each([
    ['an unknown query', 'x', 'more', 'none', 'query with name none does not exist in collection rest'],
    ['a subscription', 'x', 'more', 'live', 'query with name live is a subscription'],
  ])('are refused: %s', async (_, name, url, query, error) => {
    const answer = await refused({ type: 'create_rest_endpoint', args: definition(name, url, ['GET'], query) });
    expect(answer).toMatchObject({ error: `Inconsistent object: ${error}`, path: '$.args' });
  });

  test.each([
    ['empty/', 'Empty segments or unnamed variables are not allowed'],
    ['twice/:id/:id', 'Duplicate variables found in endpoint path'],
    [':any/2', 'Ambiguous URL paths'],
  ])('are refused: %s', async (url, reason) => {
    const answer = await refused({ type: 'create_rest_endpoint', args: definition('x', url, ['GET'], 'one') });
    expect(JSON.stringify(answer)).toContain(reason);
  });

  test('are refused: a query that asks for what is not there', async () => {
    const answer = await refused({ type: 'create_rest_endpoint', args: definition('x', 'wrong', ['GET'], 'wrong') });
    expect(JSON.stringify(answer)).toContain("field 'colour' not found in type: 'item'");
  });

  test('keep their queries from being dropped', async () => {
    const args = { collection_name: 'rest', query_name: 'one' };
    expect(await refused({ type: 'drop_query_from_collection', args })).toMatchObject({
      error: 'cannot continue due to new inconsistent metadata',
    });
    expect(await ask('GET', 'items/2')).toEqual([200, { item_by_pk: { id: 2, name: 'Two' } }]);
  });
});
