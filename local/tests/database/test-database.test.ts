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
