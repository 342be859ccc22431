import { Pool } from 'pg';
import { readSql } from '../read-sql.ts';
import type { BenchSettings } from '../settings.ts';
import { startEngineProcess, type EngineProcess } from './engine-process.ts';
import { measureLive } from './measure-live.ts';
import { measureReady } from './measure-ready.ts';
import { measureRequests } from './measure-requests.ts';
import { measureSchemas } from './measure-schemas.ts';
import { shopFloorMetadata } from './metadata.ts';

const sql = {
  create: readSql(import.meta.url, 'create-shop-floor.sql'),
  guard: readSql(import.meta.url, 'guard-machines.sql'),
  drop: readSql(import.meta.url, 'drop-shop-floor.sql'),
};

type Print = (line: string) => void;

/** GraphQL on one server, beside what somebody would use instead; the server gets a schema `bench_engine` meanwhile. */
export async function benchEngine({ serverUrl, requestSeconds }: BenchSettings, print: Print): Promise<void> {
  if (serverUrl === undefined) {
    throw new Error('The bench "engine" needs a server: set BENCH_SERVER_URL to its address.');
  }
  const pool = new Pool({ connectionString: serverUrl, max: 2 });
  try {
    await pool.query(sql.create);
    await pool.query(sql.guard);
    await withEngine(serverUrl, (engine) => printRequests(serverUrl, engine, requestSeconds, print));
    // Made anew without row security, which only PostGraphile needs: no trigger can speak for it, so that it would be polled.
    await pool.query(sql.create);
    await withEngine(serverUrl, (engine) => printLive(pool, engine, print));
    await withEngine(serverUrl, (engine) => printSchemas(pool, serverUrl, engine, print));
  } finally {
    await pool.query(sql.drop);
    await pool.end();
  }
  await printReady(print);
}

/** An engine that serves the shop floor. */
async function withEngine(serverUrl: string, work: (engine: EngineProcess) => Promise<void>): Promise<void> {
  const engine = await startEngineProcess({ HASURA_GRAPHQL_DATABASE_URL: serverUrl });
  try {
    await engine.replaceMetadata(shopFloorMetadata(serverUrl));
    await work(engine);
  } finally {
    await engine.stop();
  }
}

async function printRequests(serverUrl: string, engine: EngineProcess, seconds: number, print: Print): Promise<void> {
  print('Engine: requests/s over 32 connections, the same for each server, in turns');
  print('             hand-written     engine            PostGraphile');
  for (const { question, handWritten, engine: own, postGraphile } of await measureRequests(
    serverUrl,
    engine,
    seconds,
  )) {
    const share = `(${percent(own / handWritten)})`;
    print(`  ${question.padEnd(9)}  ${cell(handWritten)} ${cell(own, share)}  ${cell(postGraphile)}`.trimEnd());
  }
}

async function printLive(pool: Pool, engine: EngineProcess, print: Print): Promise<void> {
  const live = await measureLive(pool, engine);
  print(`Engine: ${live.subscriptions} live queries in ${live.cohorts} cohorts, one process`);
  print(
    `  memory                       ${megabytes(live.memoryBytes)} MB, ${megabytes(live.memoryBefore)} MB without them`,
  );
  print(`  nothing changes              ${(live.idleShare * 100).toFixed(1)} % of a processor`);
  print(
    `  commit → message             p50 ${whole(live.commitToMessageP50Ms)} ms, p95 ${whole(live.commitToMessageP95Ms)} ms; a change concerns each cohort`,
  );
}

async function printSchemas(pool: Pool, serverUrl: string, engine: EngineProcess, print: Print): Promise<void> {
  const schemas = await measureSchemas(pool, serverUrl, engine);
  print(`Engine: ${schemas.tables} tables × ${schemas.roles} roles`);
  print(`  new metadata to its answer   ${whole(schemas.modelMs)} ms`);
  print(`  schemas of all roles         ${whole(schemas.allRolesMs)} ms, each made when the role first asks`);
}

async function printReady(print: Print): Promise<void> {
  const { firstMs, nextMs } = await measureReady();
  print("Engine: this project's metadata, embedded database");
  print(`  engine serve → ready         ${seconds(firstMs)} s, next ${seconds(nextMs)} s`);
}

function cell(value: number, note = ''): string {
  return `${whole(value)} ${note}`.padEnd(16);
}

function whole(value: number): string {
  return Math.round(value).toString();
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function megabytes(bytes: number): string {
  return whole(bytes / 1e6);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(2);
}
