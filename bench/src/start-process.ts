import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { childEnvironment } from './settings.ts';

/** A room's process, started by a bench. */
export interface BenchProcess {
  readonly child: ChildProcess;
  /** The line that says that it is ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  stop(): Promise<void>;
}

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Starts a room by its main file, relative to the project, and waits for its ready line. */
export async function startProcess(
  mainFile: string,
  parameters: readonly string[],
  environment: Record<string, string>,
): Promise<BenchProcess> {
  const child = spawnNode(mainFile, parameters, environment);
  const ready = await readyLine(child, mainFile);
  return {
    child,
    ready,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** Runs a TypeScript file with Node and resolves with what it printed; rejects when it fails. */
export async function runProcess(mainFile: string, parameters: readonly string[]): Promise<string> {
  const child = spawnNode(mainFile, parameters, {});
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${mainFile} ended with code ${String(code)}.`);
  return output;
}

function spawnNode(mainFile: string, parameters: readonly string[], environment: Record<string, string>): ChildProcess {
  const loader = mainFile.endsWith('.ts') ? ['--import', tsx] : [];
  return spawn(process.execPath, [...loader, mainFile, ...parameters], {
    cwd: root,
    env: childEnvironment(environment),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function readyLine(child: ChildProcess, mainFile: string): Promise<Readonly<Record<string, unknown>>> {
  const { stdout } = child;
  if (stdout === null) throw new Error(`${mainFile} has no output to read.`);
  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      if (line.includes('"ready":true')) resolve(JSON.parse(line) as Record<string, unknown>);
      // A warning of a room says why a figure is what it is.
      else if (/^\{"level":[456]0,/.test(line)) process.stderr.write(`${line}\n`);
    });
    child.once('exit', (code) => reject(new Error(`${mainFile} ended with code ${String(code)} before it was ready.`)));
  });
}
