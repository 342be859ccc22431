import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePorts } from '@andon/mqtt/testing';
import type { Addresses } from './addresses.ts';
import { environment } from './settings.ts';

const project = resolve(import.meta.dirname, '../..');
const startsWithinMs = 180_000;

/** A platform of one's own. */
export interface RunningPlatform {
  readonly addresses: Addresses;
  /** Of the embedded database, with its user of development. */
  readonly databaseUrl: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the whole platform, demo factories included, on free ports with a data folder of its own.
 *
 * @param settings further settings of the platform, by their names in the environment
 */
export async function startPlatform(settings: Readonly<Record<string, string>> = {}): Promise<RunningPlatform> {
  const folder = mkdtempSync(join(tmpdir(), 'andon-e2e-'));
  const [database, mqtt, ingest, web, actions, engine] = await freePorts(6);
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/src/cli/main.ts', 'start'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...environment(),
      ANDON_ENV_FILE: join(folder, 'none.env'),
      ANDON_DATA_FOLDER: join(folder, 'data'),
      ANDON_DATABASE_PORT: String(database),
      ANDON_MQTT_PORT: String(mqtt),
      ANDON_INGEST_PORT: String(ingest),
      ANDON_WEB_PORT: String(web),
      ANDON_ACTIONS_PORT: String(actions),
      ANDON_ENGINE_PORT: String(engine),
      ...settings,
    },
  });
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  await running(child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const addresses: Addresses = { webUrl: `http://127.0.0.1:${web}`, mqttUrl: `mqtt://127.0.0.1:${mqtt}`, folder };
  return { addresses, databaseUrl: `postgresql://postgres:andon@127.0.0.1:${database}/postgres`, stop };
}

async function running(child: ChildProcess): Promise<void> {
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error(`The platform did not start:\n${printed}`));
    const timer = setTimeout(fail, startsWithinMs);
    child.once('exit', fail);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        if (!printed.includes('Running after')) return;
        clearTimeout(timer);
        resolve();
      });
    }
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
