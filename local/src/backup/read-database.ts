import type { Client } from 'pg';
import { readAppliedVersions } from '../migrate/apply-migrations.ts';
import { readSql } from '../read-sql.ts';
import type { BackedUpDatabase } from './manifest.ts';

const readVersions = readSql(import.meta.url, 'read-database.sql');

/** What a backup says of the database behind a connection. */
export async function readDatabase(client: Client, kind: BackedUpDatabase['kind']): Promise<BackedUpDatabase> {
  const { rows } = await client.query<Pick<BackedUpDatabase, 'postgres' | 'timescaledb' | 'roles'>>(readVersions);
  const [versions] = rows;
  if (versions === undefined) throw new Error('The database did not say its version.');
  return { kind, ...versions, migrations: await readAppliedVersions(client) };
}
