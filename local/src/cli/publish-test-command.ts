import { PlainError } from '../plain-error.ts';
import { readSettings, type Environment } from '../settings.ts';
import { isRunning } from '../supervisor/process-identity.ts';
import { readRunState } from '../supervisor/run-state.ts';
import { withClient } from '../with-client.ts';
import type { Command, CommandContext } from './command.ts';
import { findDatabase } from './find-database.ts';
import { readOptions, rejectPositionals } from './read-options.ts';

const usage = 'npm run publish:test -- [--source TOPIC]';

/** Sends one value the way that machines do, and shows that it has landed. */
export const publishTestCommand: Command = {
  name: 'publish-test',
  usage,
  summary: 'Publishes a test value over MQTT and waits for its row.',
  options: ['--source TOPIC  a source topic of packml_register; the first one when left out'],
  run: publishTest,
};

async function publishTest(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(args, { source: { type: 'string' } }, usage);
  rejectPositionals(positionals, usage);
  const mqttUrl = findBroker(environment);
  const { publishTestValue } = await import('../publish-test/publish-test-value.ts');
  const landed = await withClient(findDatabase(environment), (client) =>
    publishTestValue(client, { mqttUrl, sourceTopic: values.source }),
  );
  const { topic, metric, value, equipment, afterSeconds } = landed;
  print(`${metric} = ${value} of ${equipment}: published on ${topic}, a row after ${afterSeconds.toFixed(2)} s.`);
  return 0;
}

/** Where messages go to: `MQTT_URL`, or the running platform's broker. */
function findBroker(environment: Environment): string {
  const { mqttUrl, dataFolder } = readSettings(environment);
  if (mqttUrl !== undefined) return mqttUrl;
  const run = readRunState(dataFolder);
  if (run && isRunning(run.supervisor)) return run.mqttUrl;
  throw new PlainError(
    `Andon is not running on ${dataFolder}: start it with npm start, or set MQTT_URL to a broker's address.`,
  );
}
