import { constants, cpSync, existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainError } from '../plain-error.ts';
import type { LocalSettings } from '../settings.ts';
import { isRunning } from '../supervisor/process-identity.ts';
import { readRunState } from '../supervisor/run-state.ts';
import { holdDatabaseFolder } from './hold-database-folder.ts';
import type { BackedUpDatabase } from './manifest.ts';
import { openCopy } from './open-copy.ts';
import { whileStill } from './while-still.ts';

const files = join('database', 'files');

/** Copies the embedded database into a folder, whether it runs or not, and opens the copy. */
export async function backUpEmbedded({ dataFolder }: LocalSettings, folder: string): Promise<BackedUpDatabase> {
  const source = join(dataFolder, files);
  if (!existsSync(source)) {
    throw new PlainError(`There is no database in ${dataFolder}: set ANDON_DATA_FOLDER, or DATABASE_URL for a server.`);
  }
  const target = join(folder, files);
  const run = readRunState(dataFolder);
  if (
    run &&
    isRunning(run.supervisor) &&
    run.rooms.some(({ name, state }) => name === 'database' && state === 'ready')
  ) {
    // A file system that can, shares the blocks until they are written: the database waits for a moment only.
    const options = { recursive: true, mode: constants.COPYFILE_FICLONE };
    await whileStill(run.databaseUrl, () => cp(source, target, options));
  } else {
    const held = holdDatabaseFolder(dataFolder);
    try {
      cpSync(source, target, { recursive: true });
    } finally {
      held.release();
    }
  }
  return openCopy(folder);
}
