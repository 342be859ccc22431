import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { identifyProcess, isRunning, type ProcessIdentity } from './process-identity.ts';

/** The name of the lock inside the data folder. */
export const lockFileName = 'andon.lock';

const identity = z.object({ pid: z.int(), startedAt: z.string() });

/** A data folder held by this process. */
export interface DataFolderLock {
  release(): void;
}

/**
 * Takes the data folder for this process, or tells which process has it. A lock whose process has ended is taken over.
 * The lock appears complete or not at all: it is written aside, then linked to its name.
 */
export function takeDataFolderLock(folder: string): DataFolderLock | ProcessIdentity {
  const lock = join(folder, lockFileName);
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(identifyProcess(process.pid)));
  try {
    for (;;) {
      if (linked(mine, lock)) return { release: () => releaseLock(lock) };
      const holder = readLockHolder(folder);
      if (holder && isRunning(holder)) return holder;
      setStaleLockAside(lock, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Who holds the data folder, running or not; undefined without a lock. */
export function readLockHolder(folder: string): ProcessIdentity | undefined {
  return readIdentity(join(folder, lockFileName));
}

function readIdentity(path: string): ProcessIdentity | undefined {
  try {
    return identity.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Two processes may take over at once: whoever moved away a lock that is not the stale one puts it back. */
function setStaleLockAside(lock: string, stale: ProcessIdentity | undefined): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const moved = readIdentity(aside);
  if (moved && (moved.pid !== stale?.pid || moved.startedAt !== stale.startedAt)) linked(aside, lock);
  rmSync(aside, { force: true });
}

function releaseLock(lock: string): void {
  if (readIdentity(lock)?.pid === process.pid) rmSync(lock, { force: true });
}
