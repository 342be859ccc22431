import type { ServedCommands } from './served-commands.ts';

/** Rows of a statement. */
export async function readRows(
  { pool }: ServedCommands,
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { rows } = await pool.query<Readonly<Record<string, unknown>>>(statement, [...values]);
  return rows;
}
