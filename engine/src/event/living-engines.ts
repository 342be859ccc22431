import { Client, type Pool } from 'pg';
import { readSql } from '../metadata/read-sql.ts';

const sql = {
  lockShared: readSql(import.meta.url, 'lock-engines.sql'),
  tryLockAlone: readSql(import.meta.url, 'try-lock-alone.sql'),
  unlockAlone: readSql(import.meta.url, 'unlock-alone.sql'),
};

/** The locks that living engines share in a database: those that keep their metadata there, and those that serve it. */
const lockNumbers = { metadata: 0x68_64_62_01, source: 0x68_64_62_02 };

/**
 * Tells other engines on the database that this one lives, by a lock that goes with its connection. When no other engine
 * lives, `recover` runs first: what is being delivered then was left behind by one that has died. What it answers ends it.
 */
export async function joinLivingEngines(
  pool: Pool,
  as: keyof typeof lockNumbers,
  recover: () => Promise<void>,
): Promise<() => Promise<void>> {
  const lockNumber = lockNumbers[as];
  const client = new Client(pool.options);
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ is_alone: boolean }>(sql.tryLockAlone, [lockNumber]);
  if (rows[0]?.is_alone === true) {
    await recover();
    await client.query(sql.lockShared, [lockNumber]);
    await client.query(sql.unlockAlone, [lockNumber]);
  } else {
    await client.query(sql.lockShared, [lockNumber]);
  }
  return () => client.end();
}
