import { existsSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { EngineThread } from './engine-thread.ts';

/**
 * Creates the database in `folder` unless one is there. It is made in a sibling folder and renamed when it is whole, so
 * that whatever ends the process meanwhile leaves no half-made database behind.
 */
export async function createDatabaseFolder(folder: string, fsync: boolean): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const engine = await EngineThread.open({ folder: unfinished, fsync, unreadReplyLimitMs: 1_000 });
  await engine.close();
  await rename(unfinished, folder);
}
