import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { syncTree } from '../database/engine/sync-tree.ts';
import { PlainError } from '../plain-error.ts';
import { readDatabaseSettings } from '../database/settings.ts';
import type { Environment, LocalSettings } from '../settings.ts';
import { openDataFolder } from '../supervisor/data-folder.ts';
import { takeDataFolderLock } from '../supervisor/data-folder-lock.ts';
import { unpackBackup } from './backup-file.ts';
import { holdDatabaseFolder } from './hold-database-folder.ts';
import type { BackedUpDatabase, Manifest } from './manifest.ts';
import { openCopy } from './open-copy.ts';
import { databaseFolder, replacedFolder, settleReplacement } from './settle-replacement.ts';

/** What a restore is to do. */
export interface RestoreOptions {
  readonly file: string;
  /** Replace a database that is there. */
  readonly force: boolean;
  readonly environment: Environment;
}

/**
 * Puts the embedded database of a backup into the data folder. The present one stays as it is until the new one has been
 * unpacked, checked and opened. `alongside` is given the unpacked folder before it goes.
 * @throws {PlainError} when the platform runs, a database is there, or the backup does not fit.
 */
export async function restoreEmbedded(
  { dataFolder }: LocalSettings,
  { file, force, environment }: RestoreOptions,
  alongside: (folder: string) => void,
): Promise<Manifest> {
  openDataFolder(dataFolder);
  const lock = holdDataFolder(dataFolder);
  const folder = join(dataFolder, 'restore.unfinished');
  try {
    settleReplacement(dataFolder);
    rejectPresent(dataFolder, force);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    const manifest = await unpackBackup(file, folder);
    await checkCopy(folder, manifest.database);
    if (readDatabaseSettings(environment).fsync) await syncTree(folder);
    replaceDatabase(dataFolder, folder);
    alongside(folder);
    return manifest;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    lock.release();
  }
}

function holdDataFolder(dataFolder: string): { release(): void } {
  const lock = takeDataFolderLock(dataFolder);
  if ('release' in lock) return lock;
  throw new PlainError(`Andon runs on ${dataFolder} (process ${lock.pid}): stop it first.`);
}

function rejectPresent(dataFolder: string, force: boolean): void {
  if (!existsSync(databaseFolder(dataFolder))) return;
  holdDatabaseFolder(dataFolder).release();
  if (force) return;
  throw new PlainError(
    `${dataFolder} holds a database: add --force to replace it, or set ANDON_DATA_FOLDER to another.`,
  );
}

/** @throws {PlainError} unless the copy opens here and is what the backup says. */
async function checkCopy(folder: string, wanted: BackedUpDatabase): Promise<void> {
  if (wanted.kind !== 'embedded') {
    throw new PlainError("The backup is of a server's database: set DATABASE_URL to the server that shall have it.");
  }
  let opened: BackedUpDatabase;
  try {
    opened = await openCopy(folder);
  } catch (error) {
    throw new PlainError('The database of the backup does not open here. Nothing was changed.', { cause: error });
  }
  if (!isDeepStrictEqual(opened, wanted)) {
    throw new PlainError('The database of the backup is not what its manifest says. Nothing was changed.', {
      cause: new Error(`${JSON.stringify(wanted)} became ${JSON.stringify(opened)}`),
    });
  }
}

/** Two renames; whatever ends the process between them is settled by the next start. */
function replaceDatabase(dataFolder: string, folder: string): void {
  const present = databaseFolder(dataFolder);
  if (existsSync(present)) renameSync(present, replacedFolder(dataFolder));
  renameSync(databaseFolder(folder), present);
  settleReplacement(dataFolder);
}
