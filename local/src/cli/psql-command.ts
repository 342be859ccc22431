import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PlainError } from '../plain-error.ts';
import type { Command, CommandContext } from './command.ts';
import { findDatabase } from './find-database.ts';

/** Opens psql on the running database and passes every argument on. */
export const psqlCommand: Command = {
  name: 'psql',
  usage: "npm run psql -- [-c 'select 1']",
  summary: 'Opens psql on the running database.',
  options: [],
  run: psql,
};

async function psql(args: readonly string[], { environment }: CommandContext): Promise<number> {
  const child = spawn('psql', ['--dbname', findDatabase(environment), ...args], {
    env: { ...environment },
    stdio: 'inherit',
  });
  // psql decides itself what Ctrl-C means.
  process.on('SIGINT', () => undefined);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code ?? 1;
  } catch (error) {
    throw new PlainError(
      'psql is not installed: on Debian or Ubuntu run "apt-get install postgresql-client", on macOS "brew install libpq".',
      { cause: error },
    );
  }
}
