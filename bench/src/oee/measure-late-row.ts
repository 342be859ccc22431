import type { Client } from 'pg';
import { readSql } from '../read-sql.ts';
import { quantile } from '../quantile.ts';
import { readMachineIds } from './insert-history.ts';

const insertLateRow = readSql(import.meta.url, './insert-late-row.sql');
const processRestatements = readSql(import.meta.url, './process-restatements.sql');
const dayMs = 86_400_000;
/** Each of another machine. */
const rows = 20;

/** What a sample costs that comes late and stops a machine where it ran. */
export interface LateRowFigures {
  /** Its own statement, in which stops and counts are worked out again. */
  readonly insertMs: number;
  /** Its hour, day and shift, worked out and restated behind it. */
  readonly restateMs: number;
  readonly windows: number;
}

/** Inserts late rows so many days before `untilMs`, one by one, into chunks of the columnstore where these are that old. */
export async function measureLateRow(client: Client, untilMs: number, daysLate: number): Promise<LateRowFigures> {
  const machines = await readMachineIds(client);
  const insertMs: number[] = [];
  const restateMs: number[] = [];
  let windows = 0;
  for (const [number, machine] of machines.slice(0, rows).entries()) {
    const at = new Date(untilMs - daysLate * dayMs + number * 1_000);
    insertMs.push(await timed(() => client.query(insertLateRow, [machine, at])));
    restateMs.push(
      await timed(async () => {
        const result = await client.query<{ windows: number }>(processRestatements, [null]);
        windows += result.rows[0]?.windows ?? 0;
      }),
    );
  }
  return { insertMs: quantile(insertMs, 0.5), restateMs: quantile(restateMs, 0.5), windows: windows / insertMs.length };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
