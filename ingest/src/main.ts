import { once } from 'node:events';
import pino from 'pino';
import { ObservationPortError } from './observe/observation-server.ts';
import { readSettings, SettingsError } from './settings.ts';
import type { Settings } from './settings.ts';
import { Worker } from './worker.ts';
import { WorkerStoppedError } from './worker-stopped-error.ts';

/** The process: settings → create → ready → signal → drain → exit. */
async function main(): Promise<void> {
  const settings = readSettings();
  const log = pino({ level: settings.logLevel, base: { room: 'ingest' } });
  const worker = new Worker(settings, log);
  const asked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const started = await Promise.race([worker.start(), asked.then(() => undefined)]);
  if (started !== undefined) {
    log.info({ ready: true, address: `http://127.0.0.1:${started}`, ...addresses(settings) }, 'ingest is ready');
    await asked;
  }
  log.info('draining');
  await worker.stop();
  log.info('stopped');
}

/** Where the worker reads and writes, without user names and passwords. */
function addresses({ mqttUrls, databaseUrl }: Settings): Readonly<Record<'brokers' | 'database', unknown>> {
  return { brokers: mqttUrls.map((url) => new URL(url).host), database: new URL(databaseUrl).host };
}

/** Errors whose message says it all. */
const expectedErrors = [SettingsError, ObservationPortError, WorkerStoppedError];

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${describeEnd(error)}\n`);
    process.exit(1);
  },
);

/** What is expected says it all in its message; anything else is a fault of ours and comes with its stack. */
function describeEnd(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return expectedErrors.some((kind) => error instanceof kind) ? error.message : String(error.stack);
}
