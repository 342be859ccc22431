import { readFileSync } from 'node:fs';
import type { Pool } from 'pg';
import { WebSocket } from 'ws';
import { quantile } from '../quantile.ts';
import { readSql } from '../read-sql.ts';
import { adminSecret, type EngineProcess } from './engine-process.ts';

export interface LiveFigures {
  readonly subscriptions: number;
  readonly cohorts: number;
  /** Resident memory of the engine once everything has been heard. */
  readonly memoryBytes: number;
  /** The same before the first subscription. */
  readonly memoryBefore: number;
  /** Share of one processor while nothing changes. */
  readonly idleShare: number;
  readonly commitToMessageP50Ms: number;
  readonly commitToMessageP95Ms: number;
}

const cohorts = 100;
const membersPerCohort = 100;
const sockets = 20;
const idleSeconds = 6;
const changes = 15;

const changeMachine = readSql(import.meta.url, 'change-machine.sql');

/** Subscribes 10,000 times over 20 sockets; cohorts differ by their text, members of one by the machine they ask for. */
export async function measureLive(pool: Pool, engine: EngineProcess): Promise<LiveFigures> {
  const pid = engine.child.pid ?? 0;
  const memoryBefore = residentBytes(pid);
  const heard = new Heard();
  const clients = await Promise.all(Array.from({ length: sockets }, () => heard.connect(engine.port)));
  for (let index = 0; index < cohorts * membersPerCohort; index += 1) subscribe(clients[index % sockets], index);
  await heard.until(cohorts * membersPerCohort);
  // Triggers have been put by then, and every cohort has looked once more.
  await pause(5_000);
  const before = processorSeconds(pid);
  await pause(idleSeconds * 1_000);
  const idleShare = (processorSeconds(pid) - before) / idleSeconds;
  const delays: number[] = [];
  for (let change = 1; change <= changes; change += 1) {
    delays.push(...(await heard.delaysOf(() => pool.query(changeMachine, [change, change + 0.25]))));
    // Cohorts are asked at most once a second.
    await pause(1_200);
  }
  const memoryBytes = residentBytes(pid);
  for (const client of clients) client.terminate();
  return {
    subscriptions: cohorts * membersPerCohort,
    cohorts,
    memoryBytes,
    memoryBefore,
    idleShare,
    commitToMessageP50Ms: quantile(delays, 0.5),
    commitToMessageP95Ms: quantile(delays, 0.95),
  };
}

/** Counts what all clients hear. */
class Heard {
  #count = 0;
  #onMessage: () => void = () => undefined;

  connect(port: number): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/graphql`, ['graphql-transport-ws']);
    return new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('open', () => {
        const headers = { 'x-hasura-admin-secret': adminSecret };
        socket.send(JSON.stringify({ type: 'connection_init', payload: { headers } }));
      });
      socket.on('message', (data) => {
        const text = (data as Buffer).toString('utf8');
        if (text.startsWith('{"type":"connection_ack"')) resolve(socket);
        if (!text.startsWith('{"type":"next"')) return;
        this.#count += 1;
        this.#onMessage();
      });
    });
  }

  async until(count: number): Promise<void> {
    while (this.#count < count) await pause(50);
  }

  /** Milliseconds from the commit to each of the messages that a change leads to: one of every cohort. */
  async delaysOf(change: () => Promise<unknown>): Promise<readonly number[]> {
    const arrivals: number[] = [];
    this.#onMessage = () => arrivals.push(performance.now());
    await change();
    const committedAt = performance.now();
    const deadline = committedAt + 10_000;
    while (arrivals.length < cohorts && performance.now() < deadline) await pause(5);
    if (arrivals.length < cohorts)
      throw new Error(`only ${arrivals.length} of ${cohorts} subscriptions heard of a change`);
    return arrivals.map((at) => Math.max(0, at - committedAt));
  }
}

function subscribe(client: WebSocket | undefined, index: number): void {
  const query = `subscription Cohort($id: Int!) { machine(where: {id: {_eq: $id}}) { id speed cohort_${Math.floor(index / membersPerCohort)}: name } }`;
  const payload = { query, variables: { id: (index % membersPerCohort) + 1 } };
  client?.send(JSON.stringify({ type: 'subscribe', id: String(index), payload }));
}

/** Linux counts them in hundredths. */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1_024;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
