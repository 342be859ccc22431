import { once } from 'node:events';
import pino from 'pino';
import { readSettings, SettingsError } from '../settings.ts';
import { Simulator } from './simulator.ts';

/** The process: settings → create → ready → signal → drain → exit. */
async function main(): Promise<void> {
  const settings = readSettings();
  const log = pino({ level: settings.logLevel, base: { room: 'simulator' } });
  const asked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const simulator = new Simulator(settings, log);
  simulator.start();
  log.info({ ready: true, broker: new URL(settings.mqttUrl).host }, 'simulator is ready');
  await asked;
  log.info('draining');
  await simulator.stop();
  log.info('stopped');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const text = error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${error instanceof SettingsError ? error.message : text}\n`);
    process.exit(1);
  },
);
