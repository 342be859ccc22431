import { pino } from 'pino';
import { createDatabaseFolder } from './engine/create-database-folder.ts';
import { EngineThread } from './engine/engine-thread.ts';
import { Gateway } from './gateway/gateway.ts';
import { readDatabaseSettings } from './settings.ts';

/** The database process: open the folder, serve it on 127.0.0.1, and on SIGTERM drain, close and exit. */
async function main(): Promise<void> {
  const settings = readDatabaseSettings();
  const log = pino({ level: settings.logLevel, base: { room: 'database' } });
  await createDatabaseFolder(settings.folder);
  const engine = await EngineThread.open({ folder: settings.folder, unreadReplyLimitMs: 10_000 });
  const gateway = new Gateway(engine);
  const port = await gateway.listen(settings.port);
  const stop = async (): Promise<void> => {
    await gateway.close();
    await engine.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  log.info({ ready: true, address: `127.0.0.1:${port}`, port }, 'The embedded TimescaleDB accepts connections.');
}

await main();
