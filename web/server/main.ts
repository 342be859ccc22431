import { pino } from 'pino';
import { buildWhenOutdated } from './build-when-outdated.ts';
import { readSettings } from './settings.ts';
import { startWebServer } from './start-web-server.ts';

// The story: build what the sources have become, serve it, hand everything else on to the engine; SIGTERM: drain and exit.
const settings = readSettings();
const log = pino({ level: settings.LOG_LEVEL, base: { room: 'web' } });
const folder = await buildWhenOutdated();
const server = await startWebServer({
  host: settings.WEB_HOST,
  port: settings.WEB_PORT,
  engine: new URL(settings.WEB_GRAPHQL_ORIGIN),
  folder,
  consoleUrl: settings.WEB_CONSOLE_URL,
  logsUrl: settings.WEB_LOGS_URL,
  logsFolder: settings.WEB_LOGS_FOLDER,
  log,
});
log.info({ ready: true, address: server.url }, 'web is ready');
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void server.stop().then(() => process.exit(0)));
