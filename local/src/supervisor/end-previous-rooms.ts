import { isRunning, type ProcessIdentity } from './process-identity.ts';
import { readRunState } from './run-state.ts';

/** Rooms whose supervisor was killed drain by themselves; only after this long are they ended. */
const drainWithinMs = 20_000;
const pollEveryMs = 100;

/**
 * Waits until the rooms of an earlier run, whose supervisor was killed, are gone: two databases on one folder would
 * destroy it. Ends with SIGKILL what does not go, and only what that run noted as its own.
 */
export async function endPreviousRooms(dataFolder: string): Promise<void> {
  const rooms = readRunState(dataFolder)?.rooms ?? [];
  const left = () => rooms.flatMap(({ process }) => (process && isRunning(process) ? [process] : []));
  const deadline = Date.now() + drainWithinMs;
  while (left().length > 0 && Date.now() < deadline) await pause(pollEveryMs);
  for (const survivor of left()) endAtOnce(survivor);
  while (left().length > 0) await pause(pollEveryMs);
}

function endAtOnce({ pid }: ProcessIdentity): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended between the look and the signal.
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
