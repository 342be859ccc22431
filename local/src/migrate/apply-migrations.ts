import type { Client } from 'pg';
import { PlainError } from '../plain-error.ts';
import { readSql } from '../read-sql.ts';
import { checkServer } from './check-server.ts';
import type { Migration, SqlFile } from './read-migrations.ts';
import { runSqlFile } from './run-sql-file.ts';

const catalogExists = readSql(import.meta.url, 'catalog-exists.sql');
const createCatalog = readSql(import.meta.url, 'create-catalog.sql');
const takeMigrationLock = readSql(import.meta.url, 'take-migration-lock.sql');
const listAppliedVersions = readSql(import.meta.url, 'list-applied-versions.sql');
const recordVersion = readSql(import.meta.url, 'record-version.sql');
const forgetVersion = readSql(import.meta.url, 'forget-version.sql');
const listAppliedSeeds = readSql(import.meta.url, 'list-applied-seeds.sql');
const recordSeed = readSql(import.meta.url, 'record-seed.sql');
const adoptCliState = readSql(import.meta.url, 'adopt-cli-state.sql');
const publishCliState = readSql(import.meta.url, 'publish-cli-state.sql');

/** Told of each migration or seed file that has just been applied or reverted. */
export type OnApplied = (name: string, tookMs: number) => void;

/**
 * Brings a database up to the given migrations, each in one transaction of its own, in the order of their versions.
 * Two at once are safe: the second waits, and finds done what the first did.
 * @throws {PlainError} when the server is unsuitable, knows later migrations than these, or a file fails.
 */
export async function applyMigrations(
  client: Client,
  migrations: readonly Migration[],
  onApplied: OnApplied = () => undefined,
  upTo = Infinity,
): Promise<void> {
  await checkServer(client);
  await inLockedTransaction(client, () => client.query(createCatalog));
  const applied = await readAppliedVersions(client);
  rejectUnknownVersions(applied, migrations);
  const wanted = migrations.filter(({ version }) => version <= upTo && !applied.includes(version));
  for (const migration of wanted) await applyOne(client, migration, onApplied);
}

/** Reverts the given migrations, latest first, each in one transaction; those that are not applied are passed over. */
export async function revertMigrations(
  client: Client,
  migrations: readonly Migration[],
  onReverted: OnApplied = () => undefined,
): Promise<void> {
  for (const migration of migrations.toReversed()) {
    const startedAt = performance.now();
    const isReverted = await inLockedTransaction(client, async () => {
      if (!(await readAppliedVersions(client)).includes(migration.version)) return false;
      await runSqlFile(client, migration.down);
      await client.query(forgetVersion, [migration.version]);
      await client.query(publishCliState);
      return true;
    });
    if (isReverted) onReverted(migration.name, performance.now() - startedAt);
  }
}

/** Applies each seed file that this database has not had yet, each in one transaction. */
export async function applySeeds(
  client: Client,
  seeds: readonly SqlFile[],
  onApplied: OnApplied = () => undefined,
): Promise<void> {
  const applied = await readAppliedSeeds(client);
  for (const seed of seeds.filter(({ path }) => !applied.includes(path))) {
    const startedAt = performance.now();
    const isApplied = await inLockedTransaction(client, async () => {
      if ((await readAppliedSeeds(client)).includes(seed.path)) return false;
      await runSqlFile(client, seed);
      await client.query(recordSeed, [seed.path]);
      return true;
    });
    if (isApplied) onApplied(seed.path, performance.now() - startedAt);
  }
}

/** Versions that the database has, in order, whoever applied them; none on a database that was never migrated. */
export async function readAppliedVersions(client: Client): Promise<readonly number[]> {
  const { rows: found } = await client.query<{ readonly exists: boolean }>(catalogExists);
  if (found[0]?.exists !== true) return [];
  await client.query(adoptCliState);
  const { rows } = await client.query<{ readonly version: number }>(listAppliedVersions);
  return rows.map(({ version }) => version);
}

async function readAppliedSeeds(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly name: string }>(listAppliedSeeds);
  return rows.map(({ name }) => name);
}

async function applyOne(client: Client, migration: Migration, onApplied: OnApplied): Promise<void> {
  const startedAt = performance.now();
  const isApplied = await inLockedTransaction(client, async () => {
    if ((await readAppliedVersions(client)).includes(migration.version)) return false;
    await runSqlFile(client, migration.up);
    await client.query(recordVersion, [migration.version]);
    await client.query(publishCliState);
    return true;
  });
  if (isApplied) onApplied(migration.name, performance.now() - startedAt);
}

function rejectUnknownVersions(applied: readonly number[], migrations: readonly Migration[]): void {
  const unknown = applied.filter((version) => !migrations.some((migration) => migration.version === version));
  if (unknown.length === 0) return;
  throw new PlainError(
    `The database has migration ${unknown.join(', ')}, which this version does not know: use the version of Andon that ` +
      'made it, or another database.',
  );
}

async function inLockedTransaction<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin');
  try {
    await client.query(takeMigrationLock);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
