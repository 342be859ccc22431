import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PlainError } from '../plain-error.ts';
import { readSql } from '../read-sql.ts';
import type { Environment } from '../settings.ts';
import { withClient } from '../with-client.ts';
import { unpackBackup } from './backup-file.ts';
import type { RestoreOptions } from './embedded-restore.ts';
import { inTemporaryFolder } from './in-temporary-folder.ts';
import type { BackedUpDatabase, Manifest } from './manifest.ts';
import { checkProgram, runProgram } from './postgres-program.ts';
import { readDatabase } from './read-database.ts';
import { dumpFile } from './server-backup.ts';
import { ServerDatabases } from './server-databases.ts';

const readTarget = readSql(import.meta.url, 'read-target.sql');
const createTimescale = readSql(import.meta.url, 'write-create-timescaledb.sql');
const beforeRestore = readSql(import.meta.url, 'before-restore.sql');
const createRoles = readSql(import.meta.url, 'write-create-roles.sql');
const afterRestore = readSql(import.meta.url, 'after-restore.sql');

interface Target {
  readonly postgres: number;
  readonly may_create: boolean;
  readonly may_create_roles: boolean;
  readonly missing_roles: readonly string[];
  readonly exists: boolean;
  readonly connections: number;
  readonly has_timescaledb: boolean;
}

/**
 * Restores a backup into a new database beside the one that `url` names, checks it, and only then gives it that name.
 * `alongside` is given the unpacked folder before it goes.
 * @throws {PlainError} when the database is there or in use, the server does not suit, or a program fails.
 */
export async function restoreServer(
  url: string,
  { file, force, environment }: RestoreOptions,
  alongside: (folder: string) => void,
): Promise<Manifest> {
  return inTemporaryFolder(tmpdir(), async (folder) => {
    const manifest = await unpackBackup(file, folder);
    const databases = new ServerDatabases(url);
    const target = await findTarget(databases, manifest.database);
    rejectTarget(target, databases.name, { wanted: manifest.database, force });
    await checkProgram('pg_restore', Math.max(target.postgres, manifest.database.postgres), environment);
    await databases.create();
    try {
      await fill(databases, manifest.database, { dump: join(folder, dumpFile), environment });
      await databases.replace(target.exists);
    } catch (error) {
      await databases.abandon();
      throw error;
    }
    alongside(folder);
    return manifest;
  });
}

async function findTarget({ maintenanceUrl, name }: ServerDatabases, wanted: BackedUpDatabase): Promise<Target> {
  const { rows } = await withClient(maintenanceUrl, (client) =>
    client.query<Target>(readTarget, [name, wanted.timescaledb, wanted.roles.map((role) => role.name)]),
  );
  const [target] = rows;
  if (target === undefined) throw new Error('The server did not say what it is.');
  return target;
}

function rejectTarget(
  target: Target,
  name: string,
  { wanted, force }: { readonly wanted: BackedUpDatabase; readonly force: boolean },
): void {
  const sentence = whyNot(target, name, { wanted, force });
  if (sentence !== undefined) throw new PlainError(sentence);
}

function whyNot(
  target: Target,
  name: string,
  { wanted, force }: { readonly wanted: BackedUpDatabase; readonly force: boolean },
): string | undefined {
  const [major, wantedMajor] = [target.postgres, wanted.postgres].map((version) => Math.floor(version / 10_000));
  if (wanted.kind !== 'server') {
    return 'The backup is of an embedded database: unset DATABASE_URL to restore it into the data folder.';
  }
  if (major !== undefined && wantedMajor !== undefined && major < wantedMajor) {
    return `The server runs PostgreSQL ${major} and the backup is of ${wantedMajor}: restore it on ${wantedMajor} or later.`;
  }
  if (!target.has_timescaledb) {
    return `The server has no TimescaleDB ${wanted.timescaledb ?? ''}, of which the backup is: install that version first.`;
  }
  if (!target.may_create) {
    return 'The role of DATABASE_URL may not create databases, which a restore does: name one that may.';
  }
  if (target.missing_roles.length > 0 && !target.may_create_roles) {
    const statements = target.missing_roles.map((role) => `create role "${role}" login`).join('; ');
    return `The server has no role ${target.missing_roles.join(', ')}, and that of DATABASE_URL may not create roles: have an administrator run ${statements}.`;
  }
  if (target.exists && !force) return `The server has a database ${name}: add --force to replace it.`;
  if (target.connections > 0) {
    return `Others are connected to the database ${name} (${target.connections}): stop the platform and what else uses it.`;
  }
  return undefined;
}

async function fill(
  databases: ServerDatabases,
  wanted: BackedUpDatabase,
  { dump, environment }: { readonly dump: string; readonly environment: Environment },
): Promise<void> {
  const url = databases.restoringUrl;
  const { timescaledb } = wanted;
  if (timescaledb !== null) {
    await databases.runWritten(url, createTimescale, [timescaledb]);
    await withClient(url, (client) => client.query(beforeRestore));
  }
  await databases.runWritten(databases.maintenanceUrl, createRoles, [JSON.stringify(wanted.roles)]);
  await runProgram('pg_restore', { url, args: ['--no-owner', dump], environment });
  if (timescaledb !== null) await withClient(url, (client) => client.query(afterRestore));
  const restored = await withClient(url, (client) => readDatabase(client, 'server'));
  // Roles of that name may have been there before, with settings of their own.
  if (isDeepStrictEqual({ ...restored, postgres: wanted.postgres, roles: wanted.roles }, wanted)) return;
  throw new PlainError('The restored database is not what the manifest says. Nothing was changed.', {
    cause: new Error(`${JSON.stringify(wanted)} became ${JSON.stringify(restored)}`),
  });
}
