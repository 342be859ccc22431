import { join } from 'node:path';
import type { Environment } from '../settings.ts';
import { withClient } from '../with-client.ts';
import type { BackedUpDatabase } from './manifest.ts';
import { checkProgram, runProgram } from './postgres-program.ts';
import { readDatabase } from './read-database.ts';

/** The name of a server's database within a backup. */
export const dumpFile = 'database.dump';

/** Dumps the database of a server into a folder, as it is at one moment, while it goes on. */
export async function backUpServer(url: string, folder: string, environment: Environment): Promise<BackedUpDatabase> {
  const database = await withClient(url, (client) => readDatabase(client, 'server'));
  await checkProgram('pg_dump', database.postgres, environment);
  await runProgram('pg_dump', { url, args: ['--format=custom', '--file', join(folder, dumpFile)], environment });
  return database;
}
