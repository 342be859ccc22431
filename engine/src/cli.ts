import { pino } from 'pino';
import { projectUsage, runCommandLine } from './command-line/run-command-line.ts';
import { startEngine } from './server/start-engine.ts';
import { readEnvironment, readSettings } from './settings.ts';

const usage = `engine serve    answers Hasura's HTTP API until it is stopped (HASURA_GRAPHQL_* configure it)
${projectUsage}`;

async function serve(): Promise<void> {
  const settings = readSettings(readEnvironment());
  const logger = pino({ base: { room: 'engine' }, level: settings.HASURA_GRAPHQL_LOG_LEVEL });
  const engine = await startEngine(settings, logger, (line) => process.stdout.write(line));
  logger.info({ ready: true, port: engine.port }, 'the engine answers');
  const stop = (): void => {
    void engine.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

async function run(words: readonly string[]): Promise<void> {
  const [first] = words;
  if (first === 'serve') return serve();
  if (first === undefined || first === 'help' || first === '--help') {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  process.exitCode = await runCommandLine(words, readEnvironment(), (line) => console.log(line));
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
