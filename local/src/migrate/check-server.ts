import type { ClientBase } from 'pg';
import { PlainError } from '../plain-error.ts';
import { readSql } from '../read-sql.ts';

const oldestPostgresMajor = 15;
const newestPostgresMajor = 17;
const oldestTimescale = { major: 2, minor: 23 };

const readServerVersions = readSql(import.meta.url, 'read-server-versions.sql');

interface ServerVersions {
  readonly server_version_number: number;
  readonly timescaledb_version: string | null;
}

/** @throws {PlainError} unless the server is PostgreSQL 15 to 17 with TimescaleDB 2.23 or later. */
export async function checkServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query<ServerVersions>(readServerVersions);
  const sentence = rows[0] && describeUnsuitableServer(rows[0]);
  if (sentence !== undefined) throw new PlainError(sentence);
}

/** Why migrations cannot be applied to such a server; undefined when they can. */
export function describeUnsuitableServer(versions: ServerVersions): string | undefined {
  const postgresMajor = Math.floor(versions.server_version_number / 10_000);
  if (postgresMajor < oldestPostgresMajor || postgresMajor > newestPostgresMajor) {
    return `The server runs PostgreSQL ${postgresMajor}: point DATABASE_URL at PostgreSQL 15, 16 or 17.`;
  }
  if (versions.timescaledb_version === null) {
    return 'The server has no TimescaleDB: install TimescaleDB 2.23 or later on it, or unset DATABASE_URL.';
  }
  const [major = 0, minor = 0] = versions.timescaledb_version.split('.').map(Number);
  const { major: oldestMajor, minor: oldestMinor } = oldestTimescale;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `The server runs TimescaleDB ${versions.timescaledb_version}: update it to 2.23 or later.`;
}
