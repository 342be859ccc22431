import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEngine, type RunningEngine } from '../src/server/start-engine.ts';
import { readSettings } from '../src/settings.ts';
import { until } from './fixture/start-test-engine.ts';

let database: TestDatabase;
let engine: RunningEngine;
let handler: Server;
const lines: unknown[] = [];
const asked: IncomingHttpHeaders[] = [];

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  handler = createServer((request, response) => {
    asked.push(request.headers);
    response.end('{"at": "now"}');
  }).listen(0, '127.0.0.1');
  await once(handler, 'listening');
  // A TCP server that listens has an address of this kind.
  const { port } = handler.address() as AddressInfo;
  engine = await startEngine(
    readSettings({
      HASURA_GRAPHQL_DATABASE_URL: database.url,
      HASURA_GRAPHQL_SERVER_PORT: '0',
      HASURA_GRAPHQL_SERVER_HOST: '127.0.0.1',
      HASURA_GRAPHQL_PG_CONNECTIONS: '2',
      HASURA_GRAPHQL_ENABLED_APIS: 'graphql,metadata,metrics',
      HASURA_GRAPHQL_METRICS_SECRET: 'a secret of metrics',
      HASURA_GRAPHQL_ENABLED_LOG_TYPES: 'startup,http-log,query-log',
    }),
    pino({ level: 'silent' }),
    (line) => lines.push(JSON.parse(line)),
  );
  const definition = { handler: `http://127.0.0.1:${port}`, type: 'query', output_type: 'Pong' };
  const objects = [{ name: 'Pong', fields: [{ name: 'at', type: 'String' }] }];
  await send('/v1/metadata', { type: 'set_custom_types', args: { objects } });
  await send('/v1/metadata', { type: 'create_action', args: { name: 'ping', definition } });
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
  handler.close();
});

function send(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return fetch(`http://127.0.0.1:${engine.port}${path}`, init);
}

const ping = { query: '{ ping { at } }' };

test('lines of the log have the shape of Hasura', async () => {
  await send('/v1/graphql', ping, { 'x-request-id': 'mine', 'x-hasura-role': 'admin' });
  const ofRequest = (type: string) => ({ timestamp: expect.any(String) as unknown, level: 'info', type });
  expect(lines[0]).toMatchObject({ ...ofRequest('startup'), detail: { kind: 'server_configuration' } });
  expect(lines).toContainEqual({ ...ofRequest('query-log'), detail: { request_id: 'mine', query: ping } });
  await until(() =>
    expect(lines.at(-1)).toMatchObject({
      ...ofRequest('http-log'),
      detail: {
        request_id: 'mine',
        operation: { user_vars: { 'x-hasura-role': 'admin' }, request_id: 'mine' },
        http_info: { status: 200, http_version: 'HTTP/1.1', url: '/v1/graphql', method: 'POST', ip: '127.0.0.1' },
      },
    }),
  );
});

test('metrics tell how many operations went how', async () => {
  await send('/v1/graphql', { query: '{ nothing }' });
  const read = async (secret: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${engine.port}/v1/metrics`, { headers: { authorization: `Bearer ${secret}` } });
  expect((await read('wrong')).status).toBe(401);
  const text = await (await read('a secret of metrics')).text();
  expect(text).toContain('hasura_graphql_requests_total{operation_type="query",response_status="success"} 1');
  expect(text).toContain('hasura_graphql_requests_total{operation_type="unknown",response_status="failed"} 1');
  expect(text).toContain('hasura_postgres_connections{source_name="default"}');
});

test.each([
  ['traceparent', `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`],
  ['b3', `${'a'.repeat(32)}-${'b'.repeat(16)}-1`],
])('handlers go on with the trace of %s', async (name, value) => {
  await send('/v1/graphql', ping, { [name]: value });
  const { traceparent, 'x-b3-traceid': trace, 'x-b3-parentspanid': parent, 'x-b3-spanid': span } = asked.at(-1) ?? {};
  expect([trace, parent]).toEqual(['a'.repeat(32), 'b'.repeat(16)]);
  expect(traceparent).toBe(`00-${'a'.repeat(32)}-${String(span)}-01`);
});
