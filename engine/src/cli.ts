import { pino } from 'pino';
import { startEngine } from './server/start-engine.ts';
import { readEnvironment, readSettings } from './settings.ts';

const usage = `engine serve    answers Hasura's HTTP API until it is stopped (HASURA_GRAPHQL_* configure it)`;

async function serve(): Promise<void> {
  const settings = readSettings(readEnvironment());
  const logger = pino({ base: { room: 'engine' }, level: settings.HASURA_GRAPHQL_LOG_LEVEL });
  const engine = await startEngine(settings, logger);
  logger.info({ ready: true, port: engine.port }, 'the engine answers');
  const stop = (): void => {
    void engine.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

if (process.argv[2] === 'serve') {
  serve().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
} else {
  console.error(usage);
  process.exit(2);
}
