import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { asAdmin, startTestEngine, until, type TestEngine } from './fixture/start-test-engine.ts';

const maximumBytes = 100_000;
let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  engine = await startTestEngine(database.url, { HASURA_GRAPHQL_MAX_REQUEST_BYTES: String(maximumBytes) });
  await engine.command({ type: 'run_sql', args: { sql: 'create table item (id int primary key, tag jsonb)' } });
  await engine.command({ type: 'track_table', args: { name: 'item' } });
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
});

afterEach(async () => {
  expect(await engine.graphql('{ item { id } }')).toEqual({ data: { item: [] } });
});

async function post(path: string, body: string): Promise<readonly [number, unknown]> {
  const response = await fetch(`http://127.0.0.1:${engine.port}${path}`, { method: 'POST', headers: asAdmin, body });
  return [response.status, await response.json()];
}

const nested = (depth: number, open: string, inner: string, close: string): string =>
  open.repeat(depth) + inner + close.repeat(depth);

describe('bodies of requests', () => {
  test('that are too large are refused before they are read to the end', async () => {
    const body = JSON.stringify({ query: '{ item { id } }', variables: { x: 'x'.repeat(maximumBytes) } });
    const message = `request body is larger than ${maximumBytes} bytes`;
    expect(await post('/v1/graphql', body)).toEqual([
      200,
      { errors: [{ message, extensions: { path: '$', code: 'bad-request' } }] },
    ]);
    expect(await post('/v1/query', body)).toEqual([413, { path: '$', error: message, code: 'bad-request' }]);
  });

  test.each([
    ['no JSON', '{', 'invalid-json'],
    ['no object', '"{ item { id } }"', 'parse-failed'],
    ['no query', '{}', 'parse-failed'],
    ['a query that is no text', '{"query": 1}', 'parse-failed'],
    ['variables that are no object', '{"query": "{ item { id } }", "variables": []}', 'parse-failed'],
    ['a text that ends early', '{"query": "{ item { id } ', 'invalid-json'],
    ['a query that does not parse', '{"query": "{ item { id "}', 'validation-failed'],
    ['a persisted query', '{"query": "{ item { id } }", "extensions": {"persistedQuery": {}}}', 'not-supported'],
  ])('with %s get an error', async (_, body, code) => {
    expect(await post('/v1/graphql', body)).toMatchObject([200, { errors: [{ extensions: { code } }] }]);
  });
});

const tooDeep = 'the request is nested too deeply';

describe('what is nested deeper than a stack', () => {
  test.each([
    ['selections', nested(9_000, '{ item ', '', '}')],
    ['a condition', `{ item(where: ${nested(9_000, '{_not: ', '{}', '}')}) { id } }`],
    ['a list', `{ item(where: {tag: {_eq: ${nested(40_000, '[', '', ']')}}}) { id } }`],
  ])('%s of a query gets an error', async (_, query) => {
    expect(await engine.graphql(query)).toMatchObject({ errors: [{ extensions: { code: 'validation-failed' } }] });
  });

  test('variables get an error', async () => {
    const query = 'query ($x: jsonb) { item(where: {tag: {_eq: $x}}) { id } }';
    const body = `{"query": ${JSON.stringify(query)}, "variables": {"x": ${nested(40_000, '[', '', ']')}}}`;
    expect(await post('/v1/graphql', body)).toMatchObject([200, { errors: [{ message: tooDeep }] }]);
  });

  test('a command of the metadata gets an error', async () => {
    const where = nested(9_000, '{"$not": ', '{}', '}');
    const body = `{"type": "select", "args": {"table": "item", "columns": ["id"], "where": ${where}}}`;
    expect(await post('/v1/query', body)).toMatchObject([400, { error: tooDeep }]);
  });
});

describe('sockets', () => {
  async function open() {
    const socket = new WebSocket(`ws://127.0.0.1:${engine.port}/v1/graphql`, ['graphql-transport-ws']);
    const messages: unknown[] = [];
    socket.on('message', (data) => messages.push(JSON.parse((data as Buffer).toString('utf8'))));
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send(JSON.stringify({ type: 'connection_init', payload: { headers: asAdmin } }));
    return { socket, messages, closed };
  }

  test('are closed for a message that is too large', async () => {
    const { socket, closed } = await open();
    socket.send('x'.repeat(maximumBytes + 1));
    expect(await closed).toBe(1009);
  });

  test('refuse operations beyond a thousand', async () => {
    const { socket, messages, closed } = await open();
    await until(() => expect(messages).toEqual([{ type: 'connection_ack' }]));
    const payload = { query: 'subscription { item { id } }' };
    for (let index = 0; index <= 1_000; index += 1) {
      socket.send(JSON.stringify({ type: 'subscribe', id: String(index), payload }));
    }
    await closed;
    const message = 'this connection runs 1000 operations already';
    expect(messages.at(-1)).toMatchObject({ type: 'error', id: '1000', payload: [{ message }] });
  });
});

describe('messages that wait for the credentials to be checked', () => {
  /** A web hook that never answers. */
  const hook = createServer(() => undefined);
  let waitingEngine: TestEngine;

  beforeAll(async () => {
    await once(hook.listen(0, '127.0.0.1'), 'listening');
    // A server that listens on a port has an address of this kind.
    const { port } = hook.address() as AddressInfo;
    waitingEngine = await startTestEngine(database.url, {
      HASURA_GRAPHQL_AUTH_HOOK: `http://127.0.0.1:${port}/`,
      HASURA_GRAPHQL_GRACEFUL_SHUTDOWN_TIMEOUT: '0',
    });
  });

  afterAll(async () => {
    hook.closeAllConnections();
    hook.close();
    await waitingEngine.stop();
  });

  /** A socket that sends the messages right after its init; what closes it. */
  async function closureOf(messages: readonly string[]): Promise<unknown> {
    const socket = new WebSocket(`ws://127.0.0.1:${waitingEngine.port}/v1/graphql`, ['graphql-transport-ws']);
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    for (const message of messages) socket.send(message);
    const [code] = (await once(socket, 'close')) as [number];
    return code;
  }

  test('are at most a hundred', async () => {
    const ping = '{"type":"ping"}';
    const patient = new WebSocket(`ws://127.0.0.1:${waitingEngine.port}/v1/graphql`, ['graphql-transport-ws']);
    await once(patient, 'open');
    patient.send('{"type":"connection_init"}');
    for (let count = 0; count < 100; count += 1) patient.send(ping);
    expect(await closureOf(Array.from({ length: 101 }, () => ping))).toBe(4400);
    expect(patient.readyState).toBe(WebSocket.OPEN);
    patient.terminate();
  });

  test('take up four million characters', async () => {
    const ping = JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(1_000_000) } });
    expect(await closureOf(Array.from({ length: 5 }, () => ping))).toBe(4400);
  });
});
