import { PlainError } from '../plain-error.ts';
import { readSettings, type Environment } from '../settings.ts';
import { isRunning } from '../supervisor/process-identity.ts';
import { readRunState } from '../supervisor/run-state.ts';

/**
 * Where the database is that a command shall work on: `DATABASE_URL`, or that of the running platform.
 * @throws {PlainError} when there is neither.
 */
export function findDatabase(environment: Environment): string {
  const { databaseUrl, dataFolder } = readSettings(environment);
  if (databaseUrl !== undefined) return databaseUrl;
  const run = readRunState(dataFolder);
  if (run && isRunning(run.supervisor)) return run.databaseUrl;
  throw new PlainError(
    `Andon is not running on ${dataFolder}: start it with npm start, or set DATABASE_URL to a server's address.`,
  );
}
