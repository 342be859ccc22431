import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asAdmin, startTestEngine, until, type TestEngine } from './fixture/start-test-engine.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  engine = await startTestEngine(database.url, {
    HASURA_GRAPHQL_ENABLE_CONSOLE: 'true',
    HASURA_GRAPHQL_SCHEMA_SYNC_POLL_INTERVAL: '50',
  });
  await engine.command({ type: 'run_sql', args: { sql: 'create table item (id int primary key, name text)' } });
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
});

async function send(path: string, body: unknown): Promise<readonly [number, unknown]> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const url = `http://127.0.0.1:${engine.port}${path}`;
  const response = await fetch(url, { method: 'POST', headers: asAdmin, body: text });
  return [response.status, await response.json()];
}

const select = (table: string) => ({
  type: 'pg_create_select_permission',
  args: { table, role: 'guest', permission: { columns: ['id'], filter: {} } },
});
const track = (table: string) => ({ type: 'pg_track_table', args: { table } });

async function trackedTables(): Promise<unknown> {
  const [, metadata] = await send('/v1/metadata', { type: 'export_metadata', args: {} });
  const { sources } = metadata as { sources: { tables: { table: { name: string } }[] }[] };
  return sources[0]?.tables.map(({ table }) => table.name);
}

describe('several commands together', () => {
  test('bulk_atomic does all of them or none', async () => {
    const [status] = await send('/v1/metadata', { type: 'bulk_atomic', args: [track('item'), track('nothing')] });
    expect([status, await trackedTables()]).toEqual([400, []]);
    const collection = { name: 'all', definition: { queries: [{ name: 'items', query: '{ item { id } }' }] } };
    const commands = [
      { type: 'create_query_collection', args: collection },
      // What it asks for is only tracked afterwards.
      { type: 'add_collection_to_allowlist', args: { collection: 'all' } },
      track('item'),
    ];
    expect((await send('/v1/metadata', { type: 'bulk', args: commands }))[0]).toBe(400);
    expect((await send('/v1/metadata', { type: 'bulk_atomic', args: commands }))[0]).toBe(200);
    expect(await trackedTables()).toEqual(['item']);
  });

  test('bulk_keep_going does what can be done and answers the faults', async () => {
    const [status, answers] = await send('/v1/metadata', {
      type: 'bulk_keep_going',
      args: [track('nothing'), select('item')],
    });
    expect([status, answers]).toMatchObject([200, [{ path: '$.args[0].args' }, { message: 'success' }]]);
  });
});

test('a renamed source is called so by those that name it, too', async () => {
  const table = { schema: 'public', name: 'item' };
  const relationship = {
    name: 'item',
    type: 'object',
    source: 'default',
    remote_table: table,
    field_mapping: { id: 'id' },
  };
  const object = { name: 'Made', fields: [{ name: 'id', type: 'Int' }], relationships: [relationship] };
  const rename = (name: string, newName: string): Promise<unknown> =>
    send('/v1/metadata', { type: 'rename_source', args: { name, new_name: newName } });
  await send('/v1/metadata', { type: 'set_custom_types', args: { objects: [object] } });
  expect(await rename('default', 'plant')).toEqual([200, { message: 'success' }]);
  const [, exported] = await send('/v1/metadata', { type: 'export_metadata', args: {} });
  expect(exported).toMatchObject({
    sources: [{ name: 'plant' }],
    custom_types: { objects: [{ name: 'Made', relationships: [{ source: 'plant' }] }] },
  });
  expect(await rename('plant', 'default')).toEqual([200, { message: 'success' }]);
  await send('/v1/metadata', { type: 'set_custom_types', args: {} });
});

test('parts that the engine only keeps can be set and taken out', async () => {
  const host = { host: 'internal.example', permissions: ['self-signed'] };
  const metrics = { analyze_query_variables: true, analyze_response_body: false };
  await send('/v1/metadata', { type: 'add_host_to_tls_allowlist', args: host });
  await send('/v1/metadata', { type: 'set_metrics_config', args: metrics });
  await send('/v1/metadata', { type: 'set_opentelemetry_config', args: { status: 'disabled' } });
  await send('/v1/metadata', { type: 'set_opentelemetry_status', args: 'enabled' });
  const [, metadata] = await send('/v1/metadata', { type: 'export_metadata', args: {} });
  expect(metadata).toMatchObject({
    network: { tls_allowlist: [host] },
    metrics_config: metrics,
    opentelemetry: { status: 'enabled' },
  });
  expect((await send('/v1/metadata', { type: 'add_host_to_tls_allowlist', args: host }))[0]).toBe(400);
  await send('/v1/metadata', { type: 'drop_host_from_tls_allowlist', args: host });
  await send('/v1/metadata', { type: 'remove_metrics_config', args: {} });
  const [, after] = await send('/v1/metadata', { type: 'export_metadata', args: {} });
  expect(after).not.toHaveProperty('network');
  expect(after).not.toHaveProperty('metrics_config');
});

describe('what can not be read', () => {
  const twice = { name: 'twice', definition: { queries: [] } };
  const metadata = (parts: object) => ({ version: 3, sources: [], ...parts });
  test.each([
    ['no JSON', '{"type":', 'invalid-json'],
    ['no command', { type: 'fly', args: {} }, 'parse-failed'],
    ['a command of another database', { type: 'mssql_track_table', args: {} }, 'not-supported'],
    ['metadata of a version to come', { type: 'replace_metadata', args: { version: 4 } }, 'parse-failed'],
    [
      'two collections of one name',
      { type: 'replace_metadata', args: metadata({ query_collections: [twice, twice] }) },
      'parse-failed',
    ],
    [
      'a query that is none',
      { type: 'add_query_to_collection', args: { collection_name: 'all', query_name: 'x', query: '{' } },
      'parse-failed',
    ],
    [
      'a method that there is not',
      {
        type: 'create_rest_endpoint',
        args: {
          name: 'x',
          url: 'x',
          methods: ['FLY'],
          definition: { query: { collection_name: 'all', query_name: 'items' } },
        },
      },
      'parse-failed',
    ],
    ['a negative limit', { type: 'set_api_limits', args: { depth_limit: { global: -1 } } }, 'parse-failed'],
    [
      'a scope without roles',
      { type: 'update_scope_of_collection_in_allowlist', args: { collection: 'all', scope: { global: false } } },
      'parse-failed',
    ],
    [
      'a source whose URL is in no variable',
      {
        type: 'pg_add_source',
        args: { name: 'x', configuration: { connection_info: { database_url: { from_env: 'NOWHERE' } } } },
      },
      'invalid-configuration',
    ],
  ])('is refused and changes nothing: %s', async (_, body, code) => {
    const before = await send('/v1/metadata', { type: 'export_metadata', version: 2, args: {} });
    expect(await send('/v1/metadata', body)).toMatchObject([400, { code }]);
    expect(await send('/v1/metadata', { type: 'export_metadata', version: 2, args: {} })).toEqual(before);
  });

  test('is refused: a version of the metadata that is not the current one', async () => {
    const [status, answer] = await send('/v1/metadata', { type: 'export_metadata', resource_version: 1, args: {} });
    expect([status, answer]).toMatchObject([409, { code: 'conflict' }]);
  });
});

test('engines on one database follow each other, and in dev mode the files follow them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'engine-metadata-'));
  cpSync(fileURLToPath(new URL('projects/gateway/metadata', import.meta.url)), folder, { recursive: true });
  const other = await startTestEngine(database.url, {
    HASURA_GRAPHQL_METADATA_DIRECTORY: folder,
    HASURA_GRAPHQL_DEV_MODE: 'true',
  });
  await until(async () => expect(await trackedTables()).toEqual(['user']));
  await other.command({ type: 'drop_rest_endpoint', args: { name: 'users' } });
  expect(readFileSync(join(folder, 'rest_endpoints.yaml'), 'utf8')).toBe('[]\n');
  await until(async () => {
    const [, metadata] = await send('/v1/metadata', { type: 'export_metadata', args: {} });
    expect(metadata).not.toHaveProperty('rest_endpoints');
  });
  await other.stop();
  rmSync(folder, { recursive: true });
});

test('GraphiQL is served without any other host', async () => {
  const get = async (path: string): Promise<readonly [number, string | null, string]> => {
    const response = await fetch(`http://127.0.0.1:${engine.port}${path}`);
    return [response.status, response.headers.get('content-type'), await response.text()];
  };
  const [status, type, page] = await get('/console');
  expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
  const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) expect([file, (await get(file))[0]]).toEqual([file, 200]);
  expect((await get('/console/../package.json'))[0]).toBe(404);
  expect((await get('/console/nothing.js'))[0]).toBe(404);
});
