import type { Client } from 'pg';

/** Runs `work` in one transaction: all of it is there afterwards, or nothing. */
export async function inTransaction<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    // The connection may be what failed; the first error is the one to tell.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
