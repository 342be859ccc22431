import { readSettings, Worker } from '@andon/ingest';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { createBroker, type Broker } from '@andon/mqtt';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommandLine } from './support/command-line.ts';

let database: TestDatabase;
let broker: Broker;
let worker: Worker;
let port: number;

beforeAll(async () => {
  [database, broker] = await Promise.all([startTestDatabase({ seeded: true }), createBroker({ port: 0 })]);
  const settings = readSettings({ DATABASE_URL: database.url, MQTT_URL: broker.url, INGEST_PORT: '0' });
  worker = new Worker(settings, pino({ level: 'silent' }));
  port = await worker.start();
});

afterAll(async () => {
  await worker.stop();
  await broker.stop();
  await database.stop();
});

it('dead letters are listed, explained, and replayed by command until their cause is mended', async () => {
  const run = (...args: string[]) => runCommandLine(['dead-letters', ...args], { DATABASE_URL: database.url });
  expect((await run('list')).out).toBe('There are no dead letters: everything that came was taken.\n');

  const timestamp = Date.now();
  const name = 'New/Machine/Status/StateCurrent';
  const body = JSON.stringify({ timestamp, gateway: 'gw', metrics: [{ name, value: 6 }] });
  await fetch(`http://127.0.0.1:${port}/plc-data`, { method: 'POST', body });
  expect((await run('list')).out).toMatch(/^ +1 × not-registered +gw {2}\(last .*, letter 1\)\n$/);
  const { out } = await run('explain', '1');
  expect(out).toMatch(/^No active source topic of packml_register covers New\/Machine\/Status\/StateCurrent\.\n/);
  expect(out).toContain('Add the source topic to packml_register');
  expect(out).toContain(body);

  expect(await run('replay', '1')).toMatchObject({ code: 1, out: '0 of 1 landed, 1 were refused again.\n' });
  await database.pool.query(
    `insert into packml_register (source_topic, equipment_id) select 'New/Machine', min(id) from equipment`,
  );
  const replayed = await run('replay', '--reason', 'not-registered', '--source', 'gw');
  expect(replayed).toMatchObject({ code: 0, out: '1 of 1 landed, 0 were refused again.\n' });
  const { rows } = await database.pool.query('select state from equipment_values where time = $1', [
    new Date(timestamp),
  ]);
  expect(rows).toEqual([{ state: 6 }]);
  expect((await run('list')).out).toMatch(/^There are no dead letters/);
});

it('the command says what it needs', async () => {
  const run = (...args: string[]) => runCommandLine(['dead-letters', ...args], { DATABASE_URL: database.url });
  expect((await run('explain', '77')).err).toMatch(/^There is no dead letter 77: /);
  expect((await run('replay')).err).toMatch(/^What to do with which dead letters is missing: /);
});
