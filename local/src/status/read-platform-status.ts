import { PlainError } from '../plain-error.ts';
import { isRunning } from '../supervisor/process-identity.ts';
import { readRunState, type RunState } from '../supervisor/run-state.ts';
import { withClient } from '../with-client.ts';
import { readMachines, type MachineStatus } from './read-machines.ts';

/** Everything that `npm run status` knows. */
export interface PlatformStatus {
  readonly run: RunState;
  readonly machines: readonly MachineStatus[];
  /** Why the machines could not be read; null when they could. */
  readonly databaseError: string | null;
}

/** @throws {PlainError} when no platform runs on this data folder. */
export function readRunningPlatform(dataFolder: string): RunState {
  const run = readRunState(dataFolder);
  if (run && isRunning(run.supervisor)) return run;
  throw new PlainError(`Andon is not running on ${dataFolder}: start it with npm start.`);
}

/** @throws {PlainError} when no platform runs on this data folder. */
export async function readPlatformStatus(dataFolder: string): Promise<PlatformStatus> {
  const run = readRunningPlatform(dataFolder);
  try {
    return { run, machines: await withClient(run.databaseUrl, readMachines), databaseError: null };
  } catch (error) {
    return { run, machines: [], databaseError: error instanceof Error ? error.message : String(error) };
  }
}
