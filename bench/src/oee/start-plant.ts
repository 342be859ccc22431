import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { Client } from 'pg';
import { readSql } from '../read-sql.ts';
import { historyStatement, readMachineIds } from './insert-history.ts';

const createPlant = readSql(import.meta.url, '../plant/create-plant.sql');
const createCalendar = readSql(import.meta.url, './create-calendar.sql');
const newestSample = readSql(import.meta.url, './newest-sample.sql');
const moveToColumnstore = readSql(import.meta.url, './move-to-columnstore.sql');
const processRestatements = readSql(import.meta.url, './process-restatements.sql');
const machineHistory = readFileSync(new URL('../plant/machine-history.ts', import.meta.url), 'utf8');
const vacuum = readSql(import.meta.url, './vacuum.sql');

const dayMs = 86_400_000;
const machinesPerLine = 10;
/** Each statement passes over what it has done itself again and again. */
const windowsAtOnce = 500;
/** One statement holds half a day of the plant. */
const stretchMs = dayMs / 2;

/** A plant with a past. */
export interface PlantHistory {
  readonly machines: number;
  readonly days: number;
  /** Between two samples of a machine, beside those at changes of its state. */
  readonly sampleEverySeconds: number;
}

/**
 * Starts a database of a plant whose machines have sent samples for so many days until `untilMs`, rolled up, its older chunks in
 * the columnstore. What takes minutes is made once a day and kept; what has passed since is added.
 */
export async function startPlant(plant: PlantHistory, untilMs: number): Promise<TestDatabase> {
  const key = JSON.stringify([plant, createPlant, createCalendar, machineHistory]);
  const database = await startTestDatabase({
    migrated: true,
    seeded: false,
    filling: { key: createHash('sha256').update(key).digest('hex'), fill: (url) => createPast(url, plant, untilMs) },
  });
  await withClient(database.url, async (client) => {
    await insertPast(client, plant, (await newestSampleMs(client)) + 1, untilMs);
    await rollUp(client);
    await client.query(vacuum);
  });
  return database;
}

function createPast(url: string, plant: PlantHistory, untilMs: number): Promise<void> {
  return withClient(url, async (client) => {
    await client.query(createPlant, [plant.machines, machinesPerLine]);
    await client.query(createCalendar);
    const startedAtMs = untilMs - plant.days * dayMs;
    await insertPast(client, plant, startedAtMs, startedAtMs + stretchMs);
    await client.query(vacuum);
    await insertPast(client, plant, startedAtMs + stretchMs, untilMs);
    await client.query(vacuum);
    await rollUp(client);
    await client.query(moveToColumnstore);
    await client.query(vacuum);
  });
}

async function newestSampleMs(client: Client): Promise<number> {
  const { rows } = await client.query<{ newest_ms: string }>(newestSample);
  return Number(rows[0]?.newest_ms);
}

async function insertPast(client: Client, plant: PlantHistory, startMs: number, endMs: number): Promise<void> {
  const machineIds = await readMachineIds(client);
  for (let fromMs = startMs; fromMs < endMs; fromMs += stretchMs) {
    const toMs = Math.min(fromMs + stretchMs, endMs);
    await client.query(historyStatement(machineIds, plant.sampleEverySeconds, fromMs, toMs));
  }
}

/** Works off what waits, in statements short enough for the limits of the embedded database. */
async function rollUp(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ windows: number }>(processRestatements, [windowsAtOnce]);
    if ((rows[0]?.windows ?? 0) < windowsAtOnce) return;
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
