import type { Pool } from 'pg';

let made = 0;

/** A name that no row has yet. */
export function newName(what: string): string {
  made += 1;
  return `${what} ${made}`;
}

/** Inserts a row and gives its id. */
export async function insertRow(pool: Pool, statement: string, ...values: readonly unknown[]): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(`${statement} returning id`, [...values]);
  return rows[0]?.id ?? 0;
}
