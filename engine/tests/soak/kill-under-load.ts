import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { startEngineProcess, type EngineProcess } from '../fixture/start-engine-process.ts';
import { startHandler, type TestHandler } from '../fixture/start-handler.ts';

/** What came of killing an engine again and again while rows were written. */
export interface KillOutcome {
  readonly kills: number;
  readonly rows: number;
  readonly deliveries: number;
  /** Rows whose event no handler was told. */
  readonly lost: readonly number[];
  /** Rows whose event was told under several ids. */
  readonly renamed: readonly number[];
}

export interface KillParts {
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly kills: number;
}

const rowsPerTurn = 20;

/**
 * Writes rows to a table with an event trigger while an engine delivers their events and is killed (SIGKILL) at random
 * moments; then one engine is left alone until nothing is pending.
 */
export async function killUnderLoad({ databaseUrl, pool, kills }: KillParts): Promise<KillOutcome> {
  const handler = await startHandler();
  try {
    await pool.query('create table if not exists load (id int primary key)');
    const engineOf = (): Promise<EngineProcess> => startEngineProcess(databaseUrl, { HANDLER: handler.url });
    await describeLoad(await engineOf());
    let rows = 0;
    for (let turn = 0; turn < kills; turn += 1) {
      const engine = await engineOf();
      const killed = pause(Math.random() * 300).then(() => engine.end('SIGKILL'));
      while (!engine.isDead()) rows = await writeRows(pool, rows);
      await killed;
    }
    const last = await engineOf();
    await nothingPending(pool);
    await last.end('SIGTERM');
    return { kills, rows, deliveries: handler.handled.length, ...missing(handler, rows) };
  } finally {
    await handler.stop();
  }
}

async function writeRows(pool: Pool, rows: number): Promise<number> {
  await pool.query('insert into load select generate_series($1::int, $2::int)', [rows + 1, rows + rowsPerTurn]);
  await pause(20);
  return rows + rowsPerTurn;
}

/** Tracks the table with its trigger; the metadata stays in the database. */
async function describeLoad(engine: EngineProcess): Promise<void> {
  const trigger = {
    name: 'load',
    table: 'load',
    webhook: '{{HANDLER}}/load',
    insert: { columns: '*' },
    retry_conf: { num_retries: 10, interval_sec: 0 },
    replace: true,
  };
  const args = [
    { type: 'pg_track_table', args: { table: 'load' } },
    { type: 'pg_create_event_trigger', args: trigger },
  ];
  const response = await fetch(`http://127.0.0.1:${engine.port}/v1/metadata`, {
    method: 'POST',
    body: JSON.stringify({ type: 'bulk', args }),
  });
  if (!response.ok) throw new Error(await response.text());
  await engine.end('SIGTERM');
}

async function nothingPending(pool: Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query('select from hdb_catalog.event_log where not delivered and not error limit 1');
    if (rows.length === 0) return;
    await pause(50);
  }
}

function missing({ handled }: TestHandler, rows: number): Pick<KillOutcome, 'lost' | 'renamed'> {
  const idsOf = new Map<number, Set<string>>();
  for (const { body } of handled) {
    // What the trigger of this file sends.
    const { id, event } = body as {
      readonly id: string;
      readonly event: { readonly data: { readonly new: { readonly id: number } } };
    };
    const row = event.data.new.id;
    idsOf.set(row, (idsOf.get(row) ?? new Set()).add(id));
  }
  const all = Array.from({ length: rows }, (_, index) => index + 1);
  return {
    lost: all.filter((row) => !idsOf.has(row)),
    renamed: all.filter((row) => (idsOf.get(row)?.size ?? 0) > 1),
  };
}
