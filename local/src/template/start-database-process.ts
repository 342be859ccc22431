import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readEnvironment, type Environment } from '../settings.ts';

/** A database process that makes a template or serves a test. */
export interface DatabaseProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** SIGTERM, then waits for the end. */
  stop(): Promise<void>;
}

const mainFile = fileURLToPath(new URL('../database/main.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * Starts the database process over `dataFolder` on a free port and waits until it is ready.
 * `environment` adds settings. Rejects with what the process wrote when it ends before.
 */
export async function startDatabaseProcess(
  dataFolder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<DatabaseProcess> {
  const child = spawnDatabaseProcess(dataFolder, environment);
  const port = await readyPort(child);
  return {
    url: `postgresql://postgres:andon@127.0.0.1:${port}/postgres`,
    process: child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** Starts the process without waiting for it. */
export function spawnDatabaseProcess(
  dataFolder: string,
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const child = spawn(process.execPath, ['--import', tsx, mainFile], {
    env: {
      ...withoutNodeOptions(),
      ANDON_DATA_FOLDER: dataFolder,
      ANDON_DATABASE_PORT: '0',
      // What is thrown away need not survive a power cut.
      ANDON_DATABASE_FSYNC: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test run that ends without stopping its database must not leave it behind.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const written: string[] = [];
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null) throw new Error('The database process has no output to read.');
    stderr.on('data', (text: Buffer) => written.push(text.toString()));
    createInterface({ input: stdout }).on('line', (line) => {
      written.push(line);
      const port = portOf(line);
      if (port !== undefined) resolve(port);
    });
    child.once('exit', (code) => reject(new Error(`The database process ended (${code}).\n${written.join('\n')}`)));
  });
}

function portOf(line: string): number | undefined {
  if (!line.includes('"ready":true')) return undefined;
  const { port } = JSON.parse(line) as { port?: number };
  return port;
}

/** The test runner's own loaders must not reach the child. */
function withoutNodeOptions(): Environment {
  const { NODE_OPTIONS: _dropped, ...rest } = readEnvironment();
  return rest;
}
