import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const mainFile = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** A command that ran to its end. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that runs. */
export interface RunningCommand {
  readonly process: ChildProcess;
  /** Everything it has printed so far. */
  printed(): string;
  readonly finished: Promise<Finished>;
}

/** Starts a command of the command line as `npm run` would, with these settings and no others of ours. */
export function startCommandLine(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  fakeParent?: 'npm',
): RunningCommand {
  const child = spawn(process.execPath, ['--import', tsx, mainFile, ...args], {
    env: {
      PATH: process.env['PATH'],
      // The settings of whoever runs the tests stay out of them.
      ANDON_ENV_FILE: '/nonexistent/.env',
      ...(fakeParent === 'npm' ? { npm_lifecycle_event: 'start' } : {}),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const finished = once(child, 'close').then(() => ({ code: child.exitCode, out, err }));
  return { process: child, printed: () => out + err, finished };
}

/** Runs a command to its end. */
export function runCommandLine(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Finished> {
  return startCommandLine(args, settings).finished;
}
