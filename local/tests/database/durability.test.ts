import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import {
  spawnDatabaseProcess,
  startDatabaseProcess,
  type DatabaseProcess,
} from '../../src/template/start-database-process.ts';
import { prepareTemplate } from '../../src/template/prepare-template.ts';

// Each test starts databases, and on a machine that others use, too, each start takes long.
vi.setConfig({ testTimeout: 180_000 });

let folder = '';
let running: DatabaseProcess[] = [];

afterEach(async () => {
  await Promise.all(running.map((database) => database.stop()));
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

function makeEmptyFolder(): void {
  folder = mkdtempSync(join(tmpdir(), 'andon-durability-'));
}

/** A folder that holds an empty database. */
async function makeFolder(): Promise<void> {
  const template = await prepareTemplate({ migrated: false, seeded: false });
  makeEmptyFolder();
  cpSync(template, folder, { recursive: true });
}

async function start(environment: Readonly<Record<string, string>> = {}): Promise<DatabaseProcess> {
  const database = await startDatabaseProcess(folder, environment);
  running.push(database);
  return database;
}

async function kill({ process: child }: DatabaseProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function connect({ url }: DatabaseProcess): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function rowsOf(database: DatabaseProcess, sql: string): Promise<readonly unknown[]> {
  const client = await connect(database);
  const { rows } = await client.query(sql);
  await client.end();
  return rows as readonly unknown[];
}

/** Inserts batches one after the other until the database dies; returns how many rows were acknowledged. */
async function writeUntilKilled(database: DatabaseProcess, from: number, killAfterBatches: number): Promise<number> {
  const client = await connect(database);
  const batch = 100;
  const insert = `insert into reading select '2026-01-01'::timestamptz + n * interval '1 min', n
    from generate_series($1::int, $2::int) n`;
  let acknowledged = from;
  let killed: Promise<void> | undefined;
  try {
    for (let batches = 0; ; batches += 1) {
      if (batches === killAfterBatches) killed = kill(database);
      await client.query(insert, [acknowledged, acknowledged + batch - 1]);
      acknowledged += batch;
    }
  } catch (error) {
    if (killed === undefined) throw error;
    await killed;
    return acknowledged;
  }
}

test('SIGKILL in the middle of writing, five times, loses no acknowledged row and doubles none', async () => {
  await makeFolder();
  let database = await start();
  const client = await connect(database);
  await client.query('create extension timescaledb');
  await client.query('create table reading (time timestamptz primary key, value int not null)');
  await client.query(`select create_hypertable('reading', by_range('time', interval '1 day'))`);
  await client.end();
  let written = 0;
  for (const killAfterBatches of [3, 20, 1, 60, 35]) {
    const acknowledged = await writeUntilKilled(database, written, killAfterBatches);
    database = await start();
    const [row] = await rowsOf(database, 'select count(*)::int as count, max(value) + 1 as next from reading');
    const { count, next } = row as { count: number; next: number };
    expect(count).toBe(next);
    // The batch that was on its way may have been committed without the word of it getting through.
    expect([acknowledged, acknowledged + 100]).toContain(count);
    written = count;
  }
  expect(written).toBeGreaterThan(0);
});

/** Starts to create a database in a new folder, and kills the process in the middle of it; false when it came too late. */
async function killWhileCreating(): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true });
  makeEmptyFolder();
  const [created, unfinished] = ['files', 'files.unfinished/base'].map((name) => join(folder, 'database', name));
  const first = spawnDatabaseProcess(folder);
  const exit = once(first, 'exit');
  await expect.poll(() => [created, unfinished].some((path = '') => existsSync(path)), { interval: 5 }).toBe(true);
  first.kill('SIGKILL');
  await exit;
  return !existsSync(created ?? '');
}

test('SIGKILL while the database is created leaves nothing half-made', async () => {
  // It takes less than a second, so a test that has to wait for the processor may miss it.
  await expect.poll(killWhileCreating, { timeout: 120_000 }).toBe(true);
  expect(existsSync(join(folder, 'database/files.unfinished'))).toBe(true);
  expect(await rowsOf(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(existsSync(join(folder, 'database/files.unfinished'))).toBe(false);
});

test('a folder that is open is refused with one sentence; after a SIGKILL it is not', async () => {
  await makeFolder();
  const database = await start();
  await expect(startDatabaseProcess(folder)).rejects.toThrow(
    `is open in process ${database.process.pid ?? 0}: stop that one, or use another folder.`,
  );
  await kill(database);
  expect(await rowsOf(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test.each(['SIGTERM', 'SIGKILL'] as const)('what the very first session writes is there after a %s', async (signal) => {
  makeEmptyFolder();
  const first = await start({ ANDON_DATABASE_FSYNC: 'on' });
  await rowsOf(first, 'create table kept (id int primary key)');
  await rowsOf(first, 'insert into kept select generate_series(1, 1000)');
  const exit = once(first.process, 'exit');
  first.process.kill(signal);
  await exit;
  expect(await rowsOf(await start(), 'select count(*)::int as rows from kept')).toEqual([{ rows: 1_000 }]);
});

test('hypertable, continuous aggregate and columnstore are whole after a restart and after a SIGKILL', async () => {
  await makeFolder();
  let database = await start();
  const client = await connect(database);
  await client.query('create extension timescaledb');
  await client.query('create table sample (time timestamptz not null, machine int not null, value double precision)');
  await client.query(`select create_hypertable('sample', by_range('time', interval '1 day'))`);
  await client.query(`create materialized view hourly with (timescaledb.continuous, timescaledb.materialized_only = false) as
    select time_bucket('1 hour', time) as hour, machine, sum(value) as total from sample group by 1, 2 with no data`);
  await client.query(`insert into sample select '2026-01-01'::timestamptz + n * interval '1 min', n % 3, 1
    from generate_series(0, 5 * 1440 - 1) n`);
  await client.query(`call refresh_continuous_aggregate('hourly', null, '2026-01-04')`);
  await client.query(`alter table sample set (timescaledb.enable_columnstore, timescaledb.segmentby = 'machine')`);
  await client.query(
    `select compress_chunk(chunk) from show_chunks('sample', older_than => '2026-01-03'::timestamptz) chunk`,
  );
  await client.end();
  const whole = [{ samples: 7200, total: 7200, compressed: 2 }];
  const question = `select (select count(*)::int from sample) as samples, (select sum(total)::int from hourly) as total,
    (select count(*)::int from timescaledb_information.chunks where is_compressed) as compressed`;
  expect(await rowsOf(database, question)).toEqual(whole);
  await database.stop();
  database = await start();
  expect(await rowsOf(database, question)).toEqual(whole);
  await kill(database);
  expect(await rowsOf(await start(), question)).toEqual(whole);
});

test('a stop ends idle clients and what they had prepared, lets what runs come to its end and exits with 0', async () => {
  await makeFolder();
  const database = await start();
  const [idle, busy] = [await connect(database), await connect(database)];
  const ended = new Promise<void>((resolve) => idle.once('end', () => resolve()));
  await idle.query({ name: 'kept', text: 'select 1' });
  await busy.query('begin');
  const result = busy.query('select count(*) from generate_series(1, 20000); commit');
  const exit = once(database.process, 'exit');
  database.process.kill('SIGTERM');
  expect(await result).toMatchObject([{ command: 'SELECT' }, { command: 'COMMIT' }]);
  await ended;
  expect(await exit).toEqual([0, null]);
});
