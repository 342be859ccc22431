import { createRequire } from 'node:module';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import type { DataProvider } from 'ra-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asAdmin, startTestEngine, type TestEngine } from './fixture/start-test-engine.ts';

/** CommonJS, whose default export importers see in different places. */
const { default: makeProvider } = createRequire(import.meta.url)('ra-data-hasura') as {
  readonly default: (options: object) => Promise<DataProvider>;
};

/** react-admin's provider for Hasura, unchanged: it learns the schema by introspection and asks with what it learnt. */
let database: TestDatabase;
let engine: TestEngine;
let provider: DataProvider;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  await database.pool.query('create table line (id serial primary key, name text not null)');
  await database.pool.query(
    'create table machine (id serial primary key, name text not null unique, speed int, line_id int references line)',
  );
  await database.pool.query("insert into line (name) values ('One')");
  await database.pool.query("insert into machine (name, speed, line_id) values ('Filler', 10, 1), ('Capper', 20, 1)");
  engine = await startTestEngine(database.url);
  await engine.command({ type: 'track_table', args: { name: 'line' } });
  await engine.command({ type: 'track_table', args: { name: 'machine' } });
  const uri = `http://127.0.0.1:${engine.port}/v1/graphql`;
  provider = await makeProvider({ clientOptions: { uri, headers: { ...asAdmin } } });
});
afterAll(async () => {
  await engine.stop();
  await database.stop();
});

interface Machine {
  readonly id: number;
  readonly name: string;
  readonly speed: number | null;
}

const sort = { field: 'name', order: 'ASC' } as const;

test('lists come page by page, sorted, filtered and with their total', async () => {
  const pagination = { page: 1, perPage: 1 };
  expect(await provider.getList('machine', { pagination, sort, filter: {} })).toMatchObject({
    data: [{ id: 2, name: 'Capper' }],
    total: 2,
  });
  const filter = { 'name@_ilike': 'fill' };
  expect(await provider.getList('machine', { pagination, sort, filter })).toMatchObject({
    data: [{ id: 1, name: 'Filler', speed: 10 }],
    total: 1,
  });
});

test('records come one by one, several at once and by what they refer to', async () => {
  expect(await provider.getOne('machine', { id: 1 })).toMatchObject({ data: { id: 1, name: 'Filler' } });
  const many = await provider.getMany('machine', { ids: [1, 2] });
  expect(many.data.map(({ id }) => Number(id)).sort()).toEqual([1, 2]);
  const reference = { target: 'line_id', id: 1, pagination: { page: 1, perPage: 10 }, sort, filter: {} };
  expect(await provider.getManyReference('machine', reference)).toMatchObject({ total: 2 });
});

test('records are created, updated and deleted', async () => {
  const { data: created } = await provider.create<Machine>('machine', { data: { name: 'Packer', speed: 30 } });
  expect(created).toMatchObject({ name: 'Packer', speed: 30 });
  const previousData = { ...created };
  const update = { id: created.id, data: { speed: 31 }, previousData };
  const { data: updated } = await provider.update<Machine>('machine', update);
  expect(updated).toMatchObject({ name: 'Packer', speed: 31 });
  await provider.updateMany('machine', { ids: [created.id], data: { speed: 32 } });
  expect(await provider.getOne('machine', { id: created.id })).toMatchObject({ data: { speed: 32 } });
  await provider.delete('machine', { id: created.id, previousData });
  expect((await database.pool.query('select name from machine order by id')).rows).toEqual([
    { name: 'Filler' },
    { name: 'Capper' },
  ]);
});

test('a refused write is an error in the words of Hasura', async () => {
  const refused = provider.create('machine', { data: { name: 'Filler' } });
  await expect(refused).rejects.toThrow('Uniqueness violation. duplicate key value violates unique constraint');
});
