import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where the embedded database is within a data folder. */
export function databaseFolder(dataFolder: string): string {
  return join(dataFolder, 'database');
}

/** Where the database is that a restore replaces, while it does. */
export function replacedFolder(dataFolder: string): string {
  return join(dataFolder, 'database.replaced');
}

/** Ends what a restore left undone: where no new database came, the old one comes back; otherwise it goes. */
export function settleReplacement(dataFolder: string): void {
  const replaced = replacedFolder(dataFolder);
  if (!existsSync(replaced)) return;
  const present = databaseFolder(dataFolder);
  if (existsSync(present)) rmSync(replaced, { recursive: true });
  else renameSync(replaced, present);
}
