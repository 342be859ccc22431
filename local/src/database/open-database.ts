import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { EngineThread, type EngineOptions } from './engine/engine-thread.ts';
import { syncTree } from './engine/sync-tree.ts';
import { Backend } from './gateway/backend.ts';

/** Opens the database in `options.folder`, and creates it where there is none. */
export async function openDatabase(options: EngineOptions, log: Logger): Promise<Backend> {
  if (!existsSync(options.folder)) await createDatabase(options);
  return Backend.open(options, log);
}

/**
 * Made in a sibling folder and renamed when it is whole, so that whatever ends the process meanwhile leaves no half-made
 * database behind. It waits for the disk once, at its end, rather than for every file (measured: 2,359 times). The engine
 * that creates a database must not serve it: what its clients write is gone when it is opened again (seen).
 */
async function createDatabase(options: EngineOptions): Promise<void> {
  const unfinished = `${options.folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const engine = await EngineThread.open({ ...options, folder: unfinished, fsync: false });
  await engine.close();
  if (options.fsync) await syncTree(unfinished);
  await rename(unfinished, options.folder);
  if (options.fsync) syncFolder(dirname(options.folder));
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
