import { createBroker } from '@andon/mqtt';
import { pino } from 'pino';
import { readBrokerSettings } from './settings.ts';

/** The broker process: listen on 127.0.0.1, and on SIGTERM cut the clients and exit. */
async function main(): Promise<void> {
  const settings = readBrokerSettings();
  const log = pino({ level: settings.logLevel, base: { room: 'broker' } });
  const broker = await createBroker({ port: settings.port });
  const stop = async (): Promise<void> => {
    await broker.stop();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  log.info({ ready: true, address: broker.url, port: broker.port }, 'The MQTT broker accepts connections.');
}

await main();
