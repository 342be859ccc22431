import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import type { DataProvider } from '@refinedev/core';
import hasura, { GraphQLClient, graphqlWS, liveProvider } from '@refinedev/hasura';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { asAdmin, startTestEngine, until, type TestEngine } from './fixture/start-test-engine.ts';

/** refine's providers for Hasura, unchanged: data over HTTP, live lists over graphql-ws. */
let database: TestDatabase;
let engine: TestEngine;

/** The package's types take its default export for a module that has one. */
const makeProvider = hasura as unknown as (client: GraphQLClient, options: object) => DataProvider;
let provider: DataProvider;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  await database.pool.query('create table machine (id serial primary key, name text not null unique, speed int)');
  await database.pool.query("insert into machine (name, speed) values ('Filler', 10), ('Capper', 20)");
  engine = await startTestEngine(database.url, { HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_REFETCH_INTERVAL: '50' });
  await engine.command({ type: 'track_table', args: { name: 'machine' } });
  provider = makeProvider(
    new GraphQLClient(`http://127.0.0.1:${engine.port}/v1/graphql`, { headers: { ...asAdmin } }),
    {
      idType: 'Int',
    },
  );
});
afterAll(async () => {
  await engine.stop();
  await database.stop();
});

const resource = 'machine';
const meta = { fields: ['id', 'name', 'speed'] };

test('lists come page by page, sorted, filtered and with their total', async () => {
  const pagination = { currentPage: 1, pageSize: 1 };
  const sorters = [{ field: 'name', order: 'asc' as const }];
  expect(await provider.getList({ resource, pagination, sorters, meta })).toEqual({
    data: [{ id: 2, name: 'Capper', speed: 20 }],
    total: 2,
  });
  const filters = [{ field: 'name', operator: 'contains' as const, value: 'ill' }];
  expect(await provider.getList({ resource, pagination, sorters, filters, meta })).toMatchObject({ total: 1 });
});

test('records are created, read, updated and deleted', async () => {
  const { data: created } = await provider.create({ resource, variables: { name: 'Packer' }, meta });
  expect(created).toMatchObject({ name: 'Packer', speed: null });
  const { id } = created;
  if (id === undefined) throw new Error('the record has no id');
  await provider.update({ resource, id, variables: { speed: 30 }, meta });
  expect(await provider.getOne({ resource, id, meta })).toEqual({ data: { id, name: 'Packer', speed: 30 } });
  expect(await provider.getMany?.({ resource, ids: [id], meta })).toMatchObject({ data: [{ id }] });
  await provider.updateMany?.({ resource, ids: [id], variables: { speed: 31 }, meta });
  expect((await provider.getOne({ resource, id, meta })).data).toMatchObject({ speed: 31 });
  expect(await provider.deleteOne({ resource, id, meta })).toMatchObject({ data: { id } });
  await expect(provider.create({ resource, variables: { name: 'Filler' }, meta })).rejects.toMatchObject({
    message: expect.stringContaining('Uniqueness violation') as unknown,
  });
});

test('a live list tells when its rows have changed', async () => {
  const client = graphqlWS.createClient({
    url: `ws://127.0.0.1:${engine.port}/v1/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { headers: asAdmin },
  });
  const events: unknown[] = [];
  const live = liveProvider(client);
  const params = { resource, subscriptionType: 'useList' as const, pagination: { currentPage: 1, pageSize: 10 }, meta };
  const channel = 'resources/machine';
  const stop: unknown = live.subscribe({
    channel,
    types: ['*'],
    params,
    callback: (event) => events.push(event),
    meta,
  });
  await until(() => expect(events).toHaveLength(1));
  await database.pool.query("update machine set speed = 11 where name = 'Filler'");
  await until(() => expect(JSON.stringify(events.at(-1))).toContain('"speed":11'));
  live.unsubscribe(stop);
  await client.dispose();
});
