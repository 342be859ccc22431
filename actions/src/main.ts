import { once } from 'node:events';
import { pino } from 'pino';
import { ActionsPortError } from './server/actions-port-error.ts';
import { readSettings, SettingsError } from './settings.ts';
import { startActions } from './start-actions.ts';

/** The process: settings → ready → signal → drain → exit. */
async function main(): Promise<void> {
  const settings = readSettings();
  const log = pino({ level: settings.logLevel, base: { room: 'actions' } });
  const asked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const actions = await startActions(settings, log);
  log.info({ ready: true, address: actions.url, graphql: new URL(settings.graphqlUrl).host }, 'actions is ready');
  await asked;
  log.info('draining');
  await actions.stop();
  log.info('stopped');
}

/** Errors whose message says it all. */
const expectedErrors = [SettingsError, ActionsPortError];

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
