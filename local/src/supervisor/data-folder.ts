import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../plain-error.ts';

/** The file that tells an Andon data folder from any other folder. */
const markerFileName = 'andon-data-folder.json';

/** Everything that the platform itself writes into its data folder; `--fresh` deletes these and nothing else. */
const ownEntries = [
  'database',
  'database.unfinished',
  'database.replaced',
  'restore.unfinished',
  'broker',
  'edge',
  'keys',
  'logs',
  'run.json',
];

/**
 * Makes the folder an Andon data folder, or checks that it is one.
 * @throws {PlainError} when the folder holds something else, so that nobody's files get mixed with ours.
 */
export function openDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    rejectForeignFolder(folder);
    const marker = join(folder, markerFileName);
    if (!existsSync(marker)) writeFileSync(marker, `${JSON.stringify({ kind: 'andon-data-folder', version: 1 })}\n`);
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(
      `The data folder ${folder} cannot be used: make it a writable folder or set ANDON_DATA_FOLDER to another.`,
      { cause: error },
    );
  }
}

/** Deletes what the platform keeps in its data folder. Call it only while holding the folder's lock. */
export function emptyDataFolder(folder: string): void {
  rejectForeignFolder(folder);
  for (const entry of ownEntries) rmSync(join(folder, entry), { recursive: true, force: true });
}

function rejectForeignFolder(folder: string): void {
  const entries = readdirSync(folder);
  if (entries.length === 0 || entries.includes(markerFileName)) return;
  throw new PlainError(
    `${folder} holds other files and is not an Andon data folder: set ANDON_DATA_FOLDER to an empty or a new folder.`,
  );
}
