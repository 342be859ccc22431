import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';

let database: TestDatabase;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
});
afterAll(() => database.stop());

test('a test database is a real TimescaleDB of its own', async () => {
  await database.pool.query('create extension if not exists timescaledb');
  await database.pool.query('create table reading (time timestamptz not null, value double precision)');
  await database.pool.query("select create_hypertable('reading', by_range('time'))");
  await database.pool.query(
    "insert into reading select '2025-01-01'::timestamptz + n * interval '1 h', n from generate_series(1, 400) n",
  );
  const { rows } = await database.pool.query('select count(*)::int as count, current_database() as name from reading');
  expect(rows).toEqual([{ count: 400, name: 'postgres' }]);
});

test('has the extensions that Hasura projects use', async () => {
  for (const extension of ['citext', 'hstore', 'ltree', 'pg_trgm']) {
    await database.pool.query(`create extension ${extension}`);
  }
  const { rows } = await database.pool.query(
    `select 'Filler'::citext = 'FILLER' as citext, ('a=>1'::hstore) -> 'a' as hstore,
      'Site.Hall.Line'::ltree <@ 'Site.Hall' as ltree, similarity('filler', 'fillers') > 0.6 as pg_trgm`,
  );
  expect(rows).toEqual([{ citext: true, hstore: '1', ltree: true, pg_trgm: true }]);
});
