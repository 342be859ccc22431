import { join } from 'node:path';
import { PlainError } from '../plain-error.ts';
import { takeDataFolderLock, type DataFolderLock } from '../supervisor/data-folder-lock.ts';

/**
 * Keeps every database process from the embedded database of a data folder.
 * @throws {PlainError} when one has it open.
 */
export function holdDatabaseFolder(dataFolder: string): DataFolderLock {
  const lock = takeDataFolderLock(join(dataFolder, 'database'));
  if ('release' in lock) return lock;
  throw new PlainError(
    `The database in ${dataFolder} is open in process ${lock.pid}, which is starting or stopping: try again in a moment.`,
  );
}
