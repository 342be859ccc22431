import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import { readSql } from '../read-sql.ts';

const requestReplays = readSql(import.meta.url, 'request-replays.sql');
const countReplays = readSql(import.meta.url, 'count-replays.sql');

const lookEveryMs = 500;
const timeoutMs = 60_000;

/** Which letters are meant: all of them that fit everything that is said. */
export interface ChosenLetters {
  /** Empty: of any number. */
  readonly ids: readonly number[];
  readonly reason: string | undefined;
  readonly source: string | undefined;
}

/** The columns of count-replays.sql. */
interface Counts {
  readonly waiting: number;
  readonly landed: number;
  readonly refused: number;
}

/** Asks the worker to take letters again, and prints what became of them. Returns 1 when any did not land. */
export async function replayDeadLetters(
  client: Client,
  { ids, reason, source }: ChosenLetters,
  print: (line: string) => void,
): Promise<number> {
  const values = [ids.length > 0 ? ids : null, reason ?? null, source ?? null];
  const { rows } = await client.query<{ id: string }>(requestReplays, values);
  const { waiting, landed, refused } = await waitForWorker(
    client,
    rows.map(({ id }) => id),
  );
  print(`${landed} of ${rows.length} landed, ${refused} were refused again.`);
  if (waiting > 0) print(`${waiting} wait for the ingest worker. See that it runs; they are taken when it does.`);
  return landed === rows.length ? 0 : 1;
}

async function waitForWorker(client: Client, ids: readonly string[]): Promise<Counts> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    const { rows } = await client.query<Counts>(countReplays, [ids]);
    const counts = rows[0] ?? { waiting: 0, landed: 0, refused: 0 };
    if (counts.waiting === 0 || performance.now() > until) return counts;
    await wait(lookEveryMs);
  }
}
