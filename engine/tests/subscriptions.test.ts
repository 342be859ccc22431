import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { SignJWT } from 'jose';
import { SubscriptionClient } from 'subscriptions-transport-ws';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { asAdmin, startTestEngine, subscribe, until, type TestEngine } from './fixture/start-test-engine.ts';

const signingKey = '0123456789abcdef0123456789abcdef';
let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  engine = await startTestEngine(database.url, {
    HASURA_GRAPHQL_JWT_SECRET: JSON.stringify({ type: 'HS256', key: signingKey }),
    HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_REFETCH_INTERVAL: '50',
    HASURA_GRAPHQL_STREAMING_QUERIES_MULTIPLEXED_REFETCH_INTERVAL: '50',
    // No message here waits for a sign of life, and none may come in between.
    HASURA_GRAPHQL_WEBSOCKET_KEEPALIVE: '600',
  });
  await engine.command({
    type: 'run_sql',
    args: { sql: 'create table stop (id int primary key, machine text not null, cause text)' },
  });
  await engine.command({
    type: 'run_sql',
    args: { sql: 'create view timed_stop as select * from stop where now() is not null' },
  });
  await engine.command({
    type: 'bulk',
    args: [
      { type: 'track_table', args: { name: 'timed_stop' } },
      { type: 'track_table', args: { name: 'stop' } },
      {
        type: 'create_select_permission',
        args: {
          table: 'stop',
          role: 'operator',
          permission: { columns: ['id', 'cause'], filter: { machine: 'X-Hasura-Machine' } },
        },
      },
    ],
  });
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
});

beforeEach(async () => {
  await database.pool.query(
    "truncate stop; insert into stop values (1, 'Filler', 'jam'), (2, 'Capper', null), (3, 'Filler', null)",
  );
});

const url = ({ port }: TestEngine = engine): string => `ws://127.0.0.1:${port}/v1/graphql`;
function asOperator(machine: string): Readonly<Record<string, string>> {
  return { ...asAdmin, 'x-hasura-role': 'operator', 'x-hasura-machine': machine };
}

/** A socket that speaks by hand. */
async function rawSocket(protocols: readonly string[], of = engine) {
  const socket = new WebSocket(url(of), [...protocols]);
  const messages: unknown[] = [];
  const closed = new Promise<readonly [number, string]>((resolve) => {
    socket.on('close', (code, reason) => resolve([code, reason.toString()]));
  });
  socket.on('message', (data) => messages.push(JSON.parse((data as Buffer).toString('utf8'))));
  await new Promise((resolve) => {
    socket.once('open', resolve);
  });
  return { socket, messages, closed, say: (message: unknown) => socket.send(JSON.stringify(message)) };
}

describe('live queries', () => {
  test('tell the first answer at once and another when rows have changed, no sooner', async () => {
    const client = engine.newClient();
    const heard = subscribe(
      client,
      'subscription { stop(order_by: {id: asc}, where: {cause: {_is_null: true}}) { id } }',
    );
    await until(() => expect(heard.answers).toEqual([{ data: { stop: [{ id: 2 }, { id: 3 }] } }]));
    await database.pool.query("update stop set cause = 'no caps' where id = 2");
    await until(() => expect(heard.answers).toEqual([expect.anything(), { data: { stop: [{ id: 3 }] } }]));
    heard.stop();
    await client.dispose();
  });

  test('of members of a cohort each see what their own session and variables let them', async () => {
    const query = 'subscription ($from: Int!) { stop(where: {id: {_gte: $from}}, order_by: {id: asc}) { id } }';
    const cases = [
      { machine: 'Filler', from: 0, ids: [1, 3] },
      { machine: 'Filler', from: 2, ids: [3] },
      { machine: 'Capper', from: 0, ids: [2] },
      { machine: "'; drop table stop --", from: 0, ids: [] },
    ];
    const clients = cases.map(({ machine }) => engine.newClient(asOperator(machine)));
    const heard = cases.map(({ from }, index) => subscribe(clients[index] ?? engine.newClient({}), query, { from }));
    await until(() =>
      expect(heard.map(({ answers }) => answers)).toEqual(
        cases.map(({ ids }) => [{ data: { stop: ids.map((id) => ({ id })) } }]),
      ),
    );
    await database.pool.query("insert into stop values (4, 'Capper', null)");
    await until(() =>
      expect(heard.map(({ answers }) => answers.at(-1))).toEqual(
        cases.map(({ machine, ids }) => ({
          data: { stop: [...ids, ...(machine === 'Capper' ? [4] : [])].map((id) => ({ id })) },
        })),
      ),
    );
    expect(heard.map(({ answers }) => answers.length)).toEqual([1, 1, 2, 1]);
    for (const client of clients) await client.dispose();
  });

  test('that fail for one member go on for the others', async () => {
    const client = engine.newClient();
    const query = 'subscription ($like: String!) { stop(where: {cause: {_regex: $like}}) { id } }';
    const bad = subscribe(client, query, { like: '(' });
    const good = subscribe(client, query, { like: '^j' });
    await until(() => expect(good.answers).toEqual([{ data: { stop: [{ id: 1 }] } }]));
    await until(() =>
      expect(bad.answers).toMatchObject([
        { data: null, errors: [{ extensions: { code: 'data-exception', path: '$' } }] },
      ]),
    );
    await client.dispose();
  });

  test('rest until a change is announced, unless what they read may change by itself', async () => {
    const client = engine.newClient();
    const told = subscribe(client, 'subscription { stop(where: {id: {_eq: 1}}) { cause } }');
    const polled = subscribe(client, 'subscription { timed_stop(where: {id: {_eq: 1}}) { cause } }');
    const trigger = 'trigger "announce changes to the engine"';
    const write = (cause: string) => database.pool.query('update stop set cause = $1 where id = 1', [cause]);
    let round = 0;
    // Its triggers come a moment after the first answer. Two rounds of the polled one are time for one of the other.
    await until(async () => {
      await database.pool.query(`alter table stop disable ${trigger}`);
      const before = told.answers.length;
      for (const cause of [`unannounced ${(round += 1)}`, `unannounced ${(round += 1)}`]) {
        await write(cause);
        await until(() => expect(polled.answers.at(-1)).toEqual({ data: { timed_stop: [{ cause }] } }));
      }
      expect(told.answers.length).toBe(before);
    });
    await database.pool.query(`alter table stop enable ${trigger}`);
    await write('announced');
    await until(() => expect(told.answers.at(-1)).toEqual({ data: { stop: [{ cause: 'announced' }] } }));
    await client.dispose();
  });

  test('that compare with the time of the day go on without any change', async () => {
    await database.pool.query(`create table if not exists shift (ends_at timestamptz not null)`);
    await engine.command({ type: 'track_table', args: { name: 'shift' } });
    await database.pool.query(
      `insert into shift select now() + second * interval '1 second' from generate_series(1, 60) second`,
    );
    const client = engine.newClient();
    const heard = subscribe(
      client,
      'subscription ($at: timestamptz!) { shift(where: {ends_at: {_gt: $at}}) { ends_at } }',
      {
        at: 'now()',
      },
    );
    await until(() => expect(heard.answers.length).toBeGreaterThan(2));
    const counts = heard.answers.map((answer) => (answer as { data: { shift: unknown[] } }).data.shift.length);
    expect(counts).toEqual([...new Set(counts)].toSorted((a, b) => b - a));
    await client.dispose();
  });

  test('select one field at the top', async () => {
    const client = engine.newClient();
    const heard = subscribe(client, 'subscription { a: stop { id } b: stop { id } }');
    await until(() =>
      expect(heard.answers).toEqual([
        [
          {
            message: 'subscriptions must select one top level field',
            extensions: { path: '$', code: 'validation-failed' },
          },
        ],
      ]),
    );
    await client.dispose();
  });
});

describe('streams', () => {
  const query = `subscription ($from: Int, $size: Int!) {
    stop_stream(cursor: {initial_value: {id: $from}, ordering: ASC}, batch_size: $size) { id }
  }`;

  test('tell the rows beyond the cursor in batches, then those that come', async () => {
    const client = engine.newClient();
    const heard = subscribe(client, query, { from: 0, size: 2 });
    await until(() => expect(heard.answers).toHaveLength(2));
    await database.pool.query("insert into stop values (4, 'Packer', null)");
    await until(() =>
      expect(heard.answers).toEqual([
        { data: { stop_stream: [{ id: 1 }, { id: 2 }] } },
        { data: { stop_stream: [{ id: 3 }] } },
        { data: { stop_stream: [{ id: 4 }] } },
      ]),
    );
    await client.dispose();
  });

  test('of several subscribers stand at cursors of their own, and see only permitted rows', async () => {
    const filler = engine.newClient(asOperator('Filler'));
    const capper = engine.newClient(asOperator('Capper'));
    const heard = [
      subscribe(filler, query, { from: 0, size: 10 }),
      subscribe(filler, query, { from: 1, size: 10 }),
      subscribe(capper, query, { from: 0, size: 10 }),
    ];
    const rows = (...ids: readonly number[]) => ({ data: { stop_stream: ids.map((id) => ({ id })) } });
    await until(() => expect(heard.map(({ answers }) => answers)).toEqual([[rows(1, 3)], [rows(3)], [rows(2)]]));
    for (const client of [filler, capper]) await client.dispose();
  });

  test('bring rows along that tie with the last of a batch', async () => {
    const client = engine.newClient();
    const heard = subscribe(
      client,
      'subscription { stop_stream(cursor: {initial_value: {machine: "A"}}, batch_size: 2) { machine } }',
    );
    await until(() =>
      expect(heard.answers).toEqual([
        { data: { stop_stream: [{ machine: 'Capper' }, { machine: 'Filler' }, { machine: 'Filler' }] } },
      ]),
    );
    await client.dispose();
  });
});

describe('graphql-transport-ws', () => {
  test('carries queries and mutations, and their errors', async () => {
    const client = engine.newClient();
    const mutation = 'mutation { insert_stop_one(object: {id: 9, machine: "Packer"}) { id } }';
    const [first, second] = [subscribe(client, mutation), subscribe(client, '{ nothing { id } }')];
    await until(() => expect(first.answers).toEqual([{ data: { insert_stop_one: { id: 9 } } }]));
    await until(() =>
      expect(second.answers).toEqual([
        [
          {
            message: "field 'nothing' not found in type: 'query_root'",
            extensions: { path: '$.selectionSet.nothing', code: 'validation-failed' },
          },
        ],
      ]),
    );
    await client.dispose();
  });

  test('closes after no init in time', async () => {
    const impatient = await startTestEngine(database.url, { HASURA_GRAPHQL_WEBSOCKET_CONNECTION_INIT_TIMEOUT: '1' });
    const { closed } = await rawSocket(['graphql-transport-ws'], impatient);
    expect(await closed).toEqual([4408, 'Connection initialisation timed out']);
    await impatient.stop();
  });

  test.each([
    ['a message that does not parse', ['{'], [4400, expect.any(String)]],
    ['a message of no known type', ['{"type":"start","id":"1"}'], [4400, expect.any(String)]],
    [
      'headers that are no texts',
      ['{"type":"connection_init","payload":{"headers":{"a":1}}}'],
      [4400, expect.any(String)],
    ],
    [
      'refused credentials',
      ['{"type":"connection_init","payload":{"headers":{"x-hasura-admin-secret":"wrong"}}}'],
      [4403, 'Forbidden: invalid "x-hasura-admin-secret"/"x-hasura-access-key"'],
    ],
    ['a start before the init', ['{"type":"subscribe","id":"1","payload":{"query":"{ stop { id } }"}}'], [1000, '']],
  ])('closes after %s', async (_, messages, expected) => {
    const { socket, closed } = await rawSocket(['graphql-transport-ws']);
    for (const message of messages) socket.send(message);
    expect(await closed).toEqual(expected);
  });

  test('closes when an id is used twice', async () => {
    const { say, closed, messages } = await rawSocket(['graphql-transport-ws']);
    say({ type: 'connection_init', payload: { headers: asAdmin } });
    const start = { type: 'subscribe', id: '1', payload: { query: 'subscription { stop { id } }' } };
    say(start);
    say(start);
    expect(await closed).toEqual([1000, '']);
    const message = 'an operation already exists with this id: 1';
    expect(messages.at(-1)).toMatchObject({ type: 'error', id: '1', payload: [{ message }] });
  });

  test('answers pings', async () => {
    const { say, messages, socket } = await rawSocket(['graphql-transport-ws']);
    say({ type: 'ping', payload: { at: 1 } });
    await until(() => expect(messages).toEqual([{ type: 'pong', payload: { at: 1 } }]));
    socket.close();
  });
});

describe('the protocol of subscriptions-transport-ws', () => {
  test('carries its client: live queries, queries, errors', async () => {
    // By itself it gives up a socket that isn't open within a second.
    const options = { connectionParams: { headers: asAdmin }, minTimeout: 30_000 };
    const client = new SubscriptionClient(url(), options, WebSocket);
    const answers: unknown[] = [];
    const ask = (query: string): void => {
      client.request({ query }).subscribe({ next: (answer) => answers.push(answer) });
    };
    ask('subscription { stop(where: {id: {_eq: 1}}) { cause } }');
    await until(() => expect(answers).toEqual([{ data: { stop: [{ cause: 'jam' }] } }]));
    await database.pool.query("update stop set cause = 'cleared' where id = 1");
    await until(() => expect(answers.at(-1)).toEqual({ data: { stop: [{ cause: 'cleared' }] } }));
    ask('{ stop_by_pk(id: 2) { machine } }');
    await until(() => expect(answers.at(-1)).toEqual({ data: { stop_by_pk: { machine: 'Capper' } } }));
    client.close();
  });

  test('is spoken without a sub-protocol, message by message', async () => {
    const { say, messages, closed } = await rawSocket([]);
    const start = (id: string, query: string): void => say({ type: 'start', id, payload: { query } });
    start('early', '{ stop { id } }');
    say({ type: 'connection_init', payload: { headers: asAdmin } });
    start('wrong', '{ stop { colour } }');
    start('live', 'subscription { stop(where: {id: {_eq: 2}}) { id } }');
    await until(() => expect(messages).toHaveLength(6));
    expect(messages).toEqual([
      expect.objectContaining({ type: 'error', id: 'early' }),
      { type: 'connection_ack' },
      { type: 'ka' },
      {
        type: 'error',
        id: 'wrong',
        payload: {
          errors: [
            {
              message: "field 'colour' not found in type: 'stop'",
              extensions: { path: '$.selectionSet.stop.selectionSet.colour', code: 'validation-failed' },
            },
          ],
        },
      },
      { type: 'complete', id: 'wrong' },
      { type: 'data', id: 'live', payload: { data: { stop: [{ id: 2 }] } } },
    ]);
    start('fails', '{ stop(where: {cause: {_regex: "("}}) { id } }');
    const failure = { data: null, errors: [{ extensions: { code: 'data-exception', path: '$' } }] };
    await until(() => expect(messages.at(-1)).toEqual({ type: 'complete', id: 'fails' }));
    expect(messages.at(-2)).toMatchObject({ type: 'data', id: 'fails', payload: failure });
    say({ type: 'nonsense' });
    await until(() => expect(messages.at(-1)).toMatchObject({ type: 'connection_error' }));
    say({ type: 'connection_terminate' });
    expect((await closed)[0]).toBe(1000);
  });

  test('a missing session variable is found before anything runs', async () => {
    const { say, messages } = await rawSocket([]);
    say({ type: 'connection_init', payload: { headers: { ...asAdmin, 'x-hasura-role': 'operator' } } });
    say({ type: 'start', id: 'query', payload: { query: '{ stop { id } }' } });
    const fault = {
      message: 'missing session variable: "x-hasura-machine"',
      extensions: { path: '$', code: 'not-found' },
    };
    await until(() => expect(messages.at(-1)).toEqual({ type: 'complete', id: 'query' }));
    expect(messages.at(-2)).toEqual({ type: 'error', id: 'query', payload: { errors: [fault] } });
  });

  test('refused credentials end it with 4400', async () => {
    const { say, messages, closed } = await rawSocket(['graphql-ws']);
    say({ type: 'connection_init', payload: { headers: { 'x-hasura-admin-secret': 'wrong' } } });
    expect((await closed)[0]).toBe(4400);
    expect(messages).toEqual([
      { type: 'connection_error', payload: 'invalid "x-hasura-admin-secret"/"x-hasura-access-key"' },
    ]);
  });
});

describe('sockets are closed', () => {
  /** What a socket hears until it is closed, and how and when, if its token lives so long. */
  async function hearUntilExpiry(seconds: number) {
    const claims = { 'x-hasura-allowed-roles': ['operator'], 'x-hasura-default-role': 'operator' };
    const expiresAt = Math.floor(Date.now() / 1_000) + seconds;
    const token = await new SignJWT({ 'https://hasura.io/jwt/claims': claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(expiresAt)
      .sign(Buffer.from(signingKey));
    const { say, messages, closed } = await rawSocket(['graphql-transport-ws']);
    say({ type: 'connection_init', payload: { headers: { authorization: `Bearer ${token}` } } });
    const closure = await closed;
    return { messages, closure, secondsTooLong: Date.now() / 1_000 - expiresAt };
  }

  test('when the token expires', async () => {
    let heard = await hearUntilExpiry(2);
    // A token that has ended before it is looked at is refused.
    for (const seconds of [10, 30]) if (heard.messages.length === 0) heard = await hearUntilExpiry(seconds);
    expect(heard).toMatchObject({
      messages: [{ type: 'connection_ack' }],
      closure: [1000, 'the credentials have expired'],
    });
    expect(heard.secondsTooLong).toBeGreaterThanOrEqual(0);
  });

  test('when the metadata has changed', async () => {
    const { say, messages, closed } = await rawSocket(['graphql-transport-ws']);
    say({ type: 'connection_init', payload: { headers: asAdmin } });
    await until(() => expect(messages).toEqual([{ type: 'connection_ack' }]));
    await engine.command({ type: 'untrack_table', args: { table: 'stop', cascade: true } });
    expect((await closed)[0]).toBe(1012);
    await engine.command({ type: 'track_table', args: { name: 'stop' } });
  });
});

test('a client that stops reading is dropped', async () => {
  const { socket, say, messages, closed } = await rawSocket(['graphql-transport-ws']);
  say({ type: 'connection_init', payload: { headers: asAdmin } });
  await until(() => expect(messages).toEqual([{ type: 'connection_ack' }]));
  await database.pool.query("update stop set cause = repeat('x', 2000000) where id = 1");
  socket.pause();
  for (let index = 0; index < 30; index += 1) {
    say({ type: 'subscribe', id: String(index), payload: { query: '{ stop_by_pk(id: 1) { cause } }' } });
  }
  // Sent after them, so answered when most of them have been.
  const response = await fetch(`http://127.0.0.1:${engine.port}/v1/graphql`, {
    method: 'POST',
    headers: asAdmin,
    body: JSON.stringify({ query: '{ stop_by_pk(id: 2) { id } }' }),
  });
  expect(await response.json()).toEqual({ data: { stop_by_pk: { id: 2 } } });
  socket.resume();
  expect((await closed)[0]).toBe(1006);
  expect(messages.length).toBeLessThan(31);
});

test('subscriptions over HTTP are told to use a WebSocket', async () => {
  const response = await fetch(`http://127.0.0.1:${engine.port}/v1/graphql`, {
    method: 'POST',
    headers: asAdmin,
    body: JSON.stringify({ query: 'subscription { stop { id } }' }),
  });
  expect(await response.json()).toMatchObject({
    errors: [{ message: 'subscriptions are not supported over HTTP, use websockets instead' }],
  });
});
