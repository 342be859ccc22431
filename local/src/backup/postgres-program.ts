import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PlainError } from '../plain-error.ts';
import type { Environment } from '../settings.ts';

const run = promisify(execFile);
/** What a failing program may say. */
const maxBuffer = 64 * 1_048_576;

/** A program of PostgreSQL's client that backs up or restores. */
export type PostgresProgram = 'pg_dump' | 'pg_restore';

/**
 * Checks that a program is there and knows a server of this version (`server_version_num`).
 * @throws {PlainError} when it is missing or older than the server.
 */
export async function checkProgram(
  program: PostgresProgram,
  postgres: number,
  environment: Environment,
): Promise<void> {
  const serverMajor = Math.floor(postgres / 10_000);
  const advice = `install PostgreSQL's client ${serverMajor} (on Debian or Ubuntu postgresql-client-${serverMajor})`;
  const { stdout } = await run(program, ['--version'], { env: { ...environment } }).catch((error: unknown) => {
    throw new PlainError(`${program} is not installed: ${advice}.`, { cause: error });
  });
  const major = Number(/ (\d+)/.exec(stdout)?.[1]);
  if (major >= serverMajor) return;
  throw new PlainError(`${program} is of PostgreSQL ${major}, older than the server's ${serverMajor}: ${advice}.`);
}

/**
 * Runs a program on a server's database. The password goes by the environment, which other users can't see.
 * @throws {PlainError} with what the program said when it fails.
 */
export async function runProgram(
  program: PostgresProgram,
  {
    url,
    args,
    environment,
  }: { readonly url: string; readonly args: readonly string[]; readonly environment: Environment },
): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const env = { ...environment, ...(password === '' ? {} : { PGPASSWORD: password }) };
  try {
    await run(program, ['--dbname', address.toString(), ...args], { env, maxBuffer });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new PlainError(`${program} failed, and nothing was changed.`, { cause: new Error(said) });
  }
}
