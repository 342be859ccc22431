import { randomUUID } from 'node:crypto';
import { startTestDatabase } from '@andon/local/testing';
import type { Pool } from 'pg';
import type { EngineProcess } from '../engine/engine-process.ts';
import { quantile } from '../quantile.ts';
import { readSql } from '../read-sql.ts';
import { startCommandLine } from './start-command-line.ts';

const sql = {
  create: readSql(import.meta.url, 'create-stops.sql'),
  insert: readSql(import.meta.url, 'insert-stops.sql'),
  list: readSql(import.meta.url, 'list-stops.sql'),
};

const machines = 40;
const stopsPerMachine = 90;
const warmUpCommands = 200;
const aloneCommands = 100;
export const commandsPerSecond = 100;
export const offeredSeconds = 30;

const justification = `mutation ($stops: [StopJustification!]!, $key: uuid) {
  justifyStops(stops: $stops, idempotencyKey: $key) { commandId repeated stops { stopId stop { downtime_reason_id } } }
}`;
const nothing = '{ __typename }';

/** How long something took, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What the commands took. */
export interface CommandFigures {
  /** Offered at a fixed rate, measured from when each was due. */
  readonly offered: Latency;
  /** One behind the other. */
  readonly alone: Latency;
  /** A request that asks for nothing, one behind the other: what this machine needs for HTTP and GraphQL alone, to compare runs by. */
  readonly nothing: Latency;
  /** Commands that were answered with an error, or not at all. */
  readonly refused: number;
}

interface Plant {
  readonly enterpriseId: number;
  readonly siteId: number;
  readonly reasonId: number;
  readonly userId: string;
  readonly machineIds: readonly number[];
}

/** People justify stops, each by a command through the engine, the handlers and the embedded database. */
export async function measureCommands(): Promise<CommandFigures> {
  const database = await startTestDatabase({ migrated: true, seeded: false });
  try {
    const plant = await createPlant(database.pool);
    const stopIds = await listStops(database.pool, plant);
    const line = await startCommandLine(database.url);
    try {
      return await measure(line.engine, plant, stopIds);
    } finally {
      await line.stop();
    }
  } finally {
    await database.stop();
  }
}

async function createPlant(pool: Pool): Promise<Plant> {
  const { rows } = await pool.query<Plant>(sql.create, [machines]);
  const [plant] = rows;
  if (plant === undefined) throw new Error('The plant was not made.');
  await pool.query(sql.insert, [plant.machineIds, stopsPerMachine]);
  return plant;
}

async function listStops(pool: Pool, { machineIds }: Plant): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(sql.list, [machineIds]);
  return rows.map(({ id }) => id);
}

async function measure(engine: EngineProcess, plant: Plant, stopIds: number[]): Promise<CommandFigures> {
  let refused = 0;
  const justify = async (): Promise<void> => {
    const stopId = stopIds.shift();
    if (stopId === undefined) throw new Error('There are too few stops for so many commands.');
    const variables = { stops: [{ stopId, reasonId: plant.reasonId }], key: randomUUID() };
    try {
      const answer = await engine.post('/v1/graphql', headersOf(plant), { query: justification, variables });
      if ((answer as { errors?: unknown }).errors !== undefined) refused += 1;
    } catch {
      // Of a line that cannot hold the rate, connections time out: that is a figure, too.
      refused += 1;
    }
  };
  const askNothing = async (): Promise<void> => {
    await engine.post('/v1/graphql', headersOf(plant), { query: nothing });
  };
  await inTurn(warmUpCommands, justify);
  await inTurn(warmUpCommands, askNothing);
  const ofNothing = await inTurn(aloneCommands, askNothing);
  const alone = await inTurn(aloneCommands, justify);
  const offered = await atRate(commandsPerSecond * offeredSeconds, justify);
  return { nothing: ofNothing, alone, offered, refused };
}

function headersOf({ enterpriseId, siteId, userId }: Plant): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/json',
    'x-hasura-role': 'operator',
    'x-hasura-enterprise-id': String(enterpriseId),
    'x-hasura-site-ids': `{${siteId}}`,
    'x-hasura-user-id': userId,
  };
}

async function inTurn(count: number, work: () => Promise<void>): Promise<Latency> {
  const tookMs: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const startedAt = performance.now();
    await work();
    tookMs.push(performance.now() - startedAt);
  }
  return latencyOf(tookMs);
}

/** Starts each when it is due, whether or not those before it are done: who waits in line waits in the figures too. */
async function atRate(count: number, work: () => Promise<void>): Promise<Latency> {
  const tookMs: number[] = [];
  const running: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let n = 0; n < count; n += 1) {
    const dueAt = startedAt + (n * 1_000) / commandsPerSecond;
    const waitMs = dueAt - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    running.push(work().then(() => void tookMs.push(performance.now() - dueAt)));
  }
  await Promise.all(running);
  return latencyOf(tookMs);
}

function latencyOf(tookMs: readonly number[]): Latency {
  return { p50: quantile(tookMs, 0.5), p95: quantile(tookMs, 0.95), p99: quantile(tookMs, 0.99) };
}
