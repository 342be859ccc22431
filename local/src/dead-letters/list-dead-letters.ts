import type { Client } from 'pg';
import { readSql } from '../read-sql.ts';

const summarize = readSql(import.meta.url, 'summarize-dead-letters.sql');

/** The columns of the statement. */
interface Summary {
  readonly reason: string;
  readonly source: string;
  readonly refusals: string;
  readonly last_id: string;
  readonly last_at: Date;
}

/** Prints what waits among the dead letters, by reason and source. */
export async function listDeadLetters(client: Client, print: (line: string) => void): Promise<number> {
  const { rows } = await client.query<Summary>(summarize);
  if (rows.length === 0) print('There are no dead letters: everything that came was taken.');
  for (const { reason, source, refusals, last_id, last_at } of rows) {
    print(
      `${refusals.padStart(8)} × ${reason.padEnd(20)} ${source}  (last ${last_at.toISOString()}, letter ${last_id})`,
    );
  }
  return 0;
}
