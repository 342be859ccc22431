import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { PlainError } from '../plain-error.ts';
import { readEnvironment } from '../settings.ts';
import { takeDataFolderLock } from '../supervisor/data-folder-lock.ts';
import { Gateway } from './gateway/gateway.ts';
import { startCheckpoints } from './maintenance.ts';
import { openDatabase } from './open-database.ts';
import { readDatabaseSettings, type DatabaseSettings } from './settings.ts';

/** The database process: lock the folder, open it, serve it on 127.0.0.1; on SIGTERM drain, close, exit. */
async function main(): Promise<void> {
  const log = pino({ base: { room: 'database' } });
  try {
    const settings = readDatabaseSettings(readEnvironment());
    log.level = settings.logLevel;
    await serve(settings, log);
  } catch (error) {
    log.fatal({ err: error }, error instanceof PlainError ? error.message : 'The database could not be started.');
    process.exit(1);
  }
}

async function serve({ folder, port, fsync, limits }: DatabaseSettings, log: Logger): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const lock = takeFolder(folder);
  const files = join(folder, 'files');
  const backend = await openDatabase({ folder: files, fsync, unreadReplyLimitMs: limits.unreadReplyMs }, log);
  const onLost = (error: unknown): void => {
    log.fatal({ err: error }, 'The database could not be opened again.');
    process.exit(1);
  };
  const gateway = new Gateway({ backend, limits, log, onLost });
  const servedPort = await gateway.listen(port);
  const stopCheckpoints = startCheckpoints(gateway, log);
  const stop = async (): Promise<void> => {
    stopCheckpoints();
    await gateway.close();
    await backend.close();
    lock.release();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  log.info({ ready: true, address: `127.0.0.1:${servedPort}`, port: servedPort }, 'TimescaleDB accepts connections.');
}

function takeFolder(folder: string): { release(): void } {
  const lock = takeDataFolderLock(folder);
  if ('release' in lock) return lock;
  throw new PlainError(
    `The database in ${folder} is open in process ${lock.pid}: stop that one, or use another folder.`,
  );
}

await main();
