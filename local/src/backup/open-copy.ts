import { startDatabaseProcess } from '../template/start-database-process.ts';
import { withClient } from '../with-client.ts';
import type { BackedUpDatabase } from './manifest.ts';
import { readDatabase } from './read-database.ts';

/**
 * Opens a copy of an embedded database, in a folder laid out as a data folder, and closes it again. Then it is known to be
 * whole, and needs nothing of its write-ahead log.
 */
export async function openCopy(folder: string): Promise<BackedUpDatabase> {
  const database = await startDatabaseProcess(folder);
  try {
    return await withClient(database.url, (client) => readDatabase(client, 'embedded'));
  } finally {
    await database.stop();
  }
}
