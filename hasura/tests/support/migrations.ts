import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from 'pg';

const folder = new URL('../../migrations/default/', import.meta.url);

/** Names of the migrations in the order in which they are applied. */
export const migrationNames = readdirSync(folder).sort();

/** Runs one direction of a migration as the command line tool does: the whole file in one message, one transaction. */
export async function runMigration(pool: Pool, name: string, direction: 'up' | 'down'): Promise<void> {
  const text = readFileSync(new URL(`${name}/${direction}.sql`, folder), 'utf8');
  try {
    await pool.query(`begin;\n${text}\n;commit;`);
  } catch (cause) {
    await pool.query('rollback');
    throw new Error(`${name}/${direction}.sql failed`, { cause });
  }
}
