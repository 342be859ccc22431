import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChangeFeed, type Follower } from '../src/live/change-feed.ts';
import { objectKey, type ReadObject } from '../src/sql/read-object.ts';
import { until } from './fixture/start-test-engine.ts';

let database: TestDatabase;
let feed: ChangeFeed;
let objects: readonly ReadObject[];
const faults: unknown[] = [];

const table = (name: string): ReadObject => ({ kind: 'table', schema: 'public', name });
const called = (name: string): ReadObject => ({ kind: 'function', schema: 'public', name });

const followable = [
  table('machine'),
  table('stop'),
  table('stop_count'),
  table('stopped'),
  table('reading'),
  table('hourly'),
  table('by_year'),
  called('stops_of'),
  called('label'),
];
const opaque = [
  table('recent'),
  table('relations'),
  table('frozen'),
  table('guarded'),
  called('hidden_stops'),
  called('drawn'),
];

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  await database.pool.query('create extension if not exists timescaledb');
  await database.pool.query(`
    create table machine (id int primary key, name text not null);
    create table stop (id int primary key, machine_id int references machine on delete cascade);
    create view stop_count as
      select machine.id, (select count(*) from stop where stop.machine_id = machine.id) as stops from machine;
    create view stopped as select * from stop_count where stops > 0;
    create table reading (time timestamptz not null, machine_id int not null, value int);
    create table by_year (id int, year int) partition by range (year);
    create table in_2025 partition of by_year for values from (2025) to (2026);
    create view recent as select * from reading where time > current_timestamp;
    create view relations as select relname from pg_class;
    create materialized view frozen as select * from machine;
    create table guarded (id int);
    alter table guarded enable row level security;
    create function stops_of(machine_id int) returns setof stop language sql stable
      begin atomic select * from stop where stop.machine_id = stops_of.machine_id and id in (select id from stopped); end;
    create function label(machine) returns text language sql immutable return $1.name;
    create function hidden_stops() returns setof stop language sql stable as 'select * from stop';
    create function drawn(machine) returns float language sql volatile return random();
    select create_hypertable('reading', 'time');
  `);
  await database.pool.query(`
    create materialized view hourly with (timescaledb.continuous, timescaledb.materialized_only = false) as
      select time_bucket('1 hour', time) as hour, max(value) as value from reading group by 1 with no data
  `);
  objects = [...followable, ...opaque, table('missing')];
  feed = new ChangeFeed({ pool: database.pool, objects: () => objects, onFault: (error) => faults.push(error) });
});

afterAll(async () => {
  await feed.stop();
  await database.stop();
});

/** A follower that counts what it is told. */
function followerOf(...reads: readonly ReadObject[]) {
  let told = 0;
  const follower: Follower & { readonly told: () => number } = {
    reads,
    changed: () => {
      told += 1;
    },
    told: () => told,
  };
  return { ...follower, end: feed.follow(follower) };
}

/** It may have to try again: it gives a notification five seconds to arrive. */
async function untilAnnouncing(): Promise<void> {
  const follower = followerOf(table('machine'));
  await until(() => expect(feed.announces(follower), faults.join()).toBe(true));
  follower.end();
}

async function announcingTables(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select tgrelid::regclass::text as name from pg_trigger where tgname = 'announce changes to the engine' order by 1`,
  );
  return rows.map(({ name }) => name);
}

test('knows what it can tell of: tables, through views and functions, but nothing that hides what it reads', async () => {
  await untilAnnouncing();
  const announced = objects.filter((object) => feed.announces({ reads: [object], changed: () => undefined }));
  expect(announced.map(objectKey)).toEqual(followable.map(objectKey));
  expect(feed.announces({ reads: [table('machine'), { kind: 'clock' }], changed: () => undefined })).toBe(false);
});

test.each([
  ['a row of a table', table('machine'), "insert into machine values (1, 'Filler')"],
  ['a row under a view of a view', table('stopped'), 'insert into stop values (1, 1)'],
  ['a row that a function reads', called('stops_of'), 'update stop set id = 2'],
  ['a row that a foreign key takes along', table('stop_count'), 'delete from machine'],
  ['a row of a hypertable', table('reading'), "insert into reading values ('2025-01-01 00:30Z', 1, 5)"],
  ['a row under a continuous aggregate', table('hourly'), "insert into reading values ('2025-01-01 01:30Z', 1, 5)"],
  ['a row of a partition', table('by_year'), 'insert into in_2025 values (1, 2025)'],
  ['a refresh', table('hourly'), "call refresh_continuous_aggregate('hourly', '2024-01-01', '2026-01-01')"],
  ['rows that are all gone', table('stop'), 'truncate stop'],
])('tells of %s', async (_, object, statement) => {
  await untilAnnouncing();
  const [follower, other] = [followerOf(object), followerOf({ kind: 'clock' })];
  await database.pool.query(statement);
  await until(() => expect(follower.told()).toBeGreaterThan(0));
  expect(other.told()).toBe(0);
  follower.end();
  other.end();
});

test('tells once of a transaction with many statements, and not of one that is rolled back', async () => {
  await untilAnnouncing();
  const follower = followerOf(table('machine'));
  const client = await database.pool.connect();
  await client.query('begin');
  for (let id = 10; id < 20; id += 1) await client.query(`insert into machine values (${id}, 'Packer')`);
  await client.query('rollback');
  await client.query('begin');
  for (let id = 10; id < 20; id += 1) await client.query(`insert into machine values (${id}, 'Packer')`);
  await client.query('commit');
  client.release();
  const last = followerOf(table('stop'));
  await database.pool.query('insert into stop values (20, 10)');
  await until(() => expect(last.told()).toBe(1));
  expect(follower.told()).toBe(1);
  follower.end();
  last.end();
});

test('takes its triggers off what is no longer tracked', async () => {
  await untilAnnouncing();
  expect(await announcingTables()).toEqual(expect.arrayContaining(['machine', 'reading', 'stop']));
  objects = [table('machine')];
  feed.refresh();
  await until(async () => expect(await announcingTables()).toEqual(['machine']));
});
