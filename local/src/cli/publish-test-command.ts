import { readFileSync } from 'node:fs';
import type { SessionTls } from '@andon/mqtt';
import { PlainError } from '../plain-error.ts';
import { readSettings, type Environment } from '../settings.ts';
import { isRunning } from '../supervisor/process-identity.ts';
import { readRunState } from '../supervisor/run-state.ts';
import { withClient } from '../with-client.ts';
import type { Command, CommandContext } from './command.ts';
import { findDatabase } from './find-database.ts';
import { readOptions, rejectPositionals } from './read-options.ts';

const usage = 'npm run publish:test -- [--source TOPIC] [--ca FILE] [--certificate FILE] [--key FILE]';

/** Sends one value the way that machines do, and shows that it has landed. */
export const publishTestCommand: Command = {
  name: 'publish-test',
  usage,
  summary: 'Publishes a test value over MQTT and waits for its row.',
  options: [
    '--source TOPIC      a source topic of packml_register; the first one when left out',
    '--ca FILE           what the certificate of the broker is checked against (mqtts://)',
    '--certificate FILE  the certificate that is shown to the broker, of the client andon-test with the role edge',
    '--key FILE          its key',
  ],
  run: publishTest,
};

async function publishTest(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(
    args,
    { source: { type: 'string' }, ca: { type: 'string' }, certificate: { type: 'string' }, key: { type: 'string' } },
    usage,
  );
  rejectPositionals(positionals, usage);
  const mqttUrl = findBroker(environment);
  const { publishTestValue } = await import('../publish-test/publish-test-value.ts');
  const landed = await withClient(findDatabase(environment), (client) =>
    publishTestValue(client, { mqttUrl, tls: readTls(values), sourceTopic: values.source }),
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

interface TlsOptions {
  readonly ca?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

function readTls({ ca, certificate, key }: TlsOptions): SessionTls {
  return {
    ...(ca === undefined ? {} : { ca: readFile(ca) }),
    ...(certificate === undefined ? {} : { certificate: readFile(certificate) }),
    ...(key === undefined ? {} : { key: readFile(key) }),
  };
}

function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new PlainError(`${path} cannot be read: name a file that npm run certs has written.`, { cause });
  }
}
