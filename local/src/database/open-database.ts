import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import type { EngineOptions } from './engine/engine-thread.ts';
import { Backend } from './gateway/backend.ts';

/**
 * Opens the database in `options.folder`, and creates it where there is none. While it is being made a mark stands beside
 * the folder: whatever ends the process meanwhile, the next start finds the mark and begins again. Nobody's rows can be
 * lost by that, since clients are let in only afterwards.
 */
export async function openDatabase(options: EngineOptions, log: Logger): Promise<Backend> {
  const { folder } = options;
  const mark = `${folder}.unfinished`;
  if (existsSync(mark)) rmSync(folder, { recursive: true, force: true });
  else if (!existsSync(folder)) writeFileSync(mark, '');
  if (!existsSync(mark)) return Backend.open(options, log);
  syncFolder(dirname(folder));
  const backend = await Backend.open(options, log);
  rmSync(mark, { recursive: true });
  // A mark that came back after a power cut would cost the whole database.
  syncFolder(dirname(folder));
  return backend;
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
