import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { cacheExchange, Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { adminSecret, asAdmin, startTestEngine, until, type TestEngine } from './fixture/start-test-engine.ts';

/** urql unchanged, as the web application would use it: HTTP for queries and mutations, graphql-ws for subscriptions. */
let database: TestDatabase;
let engine: TestEngine;
let client: Client;
let sockets: ReturnType<typeof createClient>;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  await database.pool.query('create table machine (id serial primary key, name text not null unique, speed int)');
  await database.pool.query("insert into machine (name, speed) values ('Filler', 10), ('Capper', 20)");
  engine = await startTestEngine(database.url, { HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_REFETCH_INTERVAL: '50' });
  await engine.command({ type: 'track_table', args: { name: 'machine' } });
  const url = `http://127.0.0.1:${engine.port}/v1/graphql`;
  sockets = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { headers: { 'x-hasura-admin-secret': adminSecret } },
  });
  client = new Client({
    url,
    fetchOptions: { headers: asAdmin },
    preferGetMethod: false,
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: sockets.subscribe(
              { query: query ?? '', variables: variables ?? {} },
              { ...sink, next: ({ data, errors }) => sink.next({ data: data ?? null, ...(errors && { errors }) }) },
            ),
          }),
        }),
      }),
    ],
  });
});
afterAll(async () => {
  await sockets.dispose();
  await engine.stop();
  await database.stop();
});

const machines = gql`
  query Machines($where: machine_bool_exp!) {
    machine(where: $where, order_by: { id: asc }) {
      id
      name
    }
  }
`;

test('asks with variables, and with the type names that its cache adds', async () => {
  const { data, error } = await client.query<unknown>(machines, { where: { speed: { _gt: 15 } } }).toPromise();
  expect(error).toBeUndefined();
  expect(data).toEqual({ machine: [{ __typename: 'machine', id: 2, name: 'Capper' }] });
});

test('asks by GET, too', async () => {
  const context = { preferGetMethod: 'force', requestPolicy: 'network-only' } as const;
  const { data } = await client.query<unknown>(machines, { where: { name: { _eq: 'Filler' } } }, context).toPromise();
  expect(data).toEqual({ machine: [{ __typename: 'machine', id: 1, name: 'Filler' }] });
});

test('asks its cache anew after a mutation of the same type', async () => {
  const all = { where: {} };
  await client.query(machines, all).toPromise();
  const insert = gql`
    mutation Insert($name: String!) {
      insert_machine_one(object: { name: $name }) {
        id
      }
    }
  `;
  await client.mutation(insert, { name: 'Packer' }).toPromise();
  const { data, stale } = await client.query<{ machine: readonly { name: string }[] }>(machines, all).toPromise();
  expect([data?.machine.map(({ name }) => name), stale]).toEqual([['Filler', 'Capper', 'Packer'], false]);
  const again = await client.mutation(insert, { name: 'Packer' }).toPromise();
  expect(again.error?.graphQLErrors[0]?.extensions).toEqual({
    path: '$.selectionSet.insert_machine_one.args.object',
    code: 'constraint-violation',
  });
});

test('hears of changes by subscription', async () => {
  const speeds: unknown[] = [];
  const heard = client
    .subscription('subscription { machine_by_pk(id: 1) { speed } }', {})
    .subscribe(({ data, error }) => speeds.push(error ?? data));
  await until(() => {
    expect(speeds).toEqual([{ machine_by_pk: expect.objectContaining({ speed: 10 }) as unknown }]);
  });
  await database.pool.query('update machine set speed = 11 where id = 1');
  await until(() => {
    expect(speeds.at(-1)).toMatchObject({ machine_by_pk: { speed: 11 } });
  });
  heard.unsubscribe();
});
