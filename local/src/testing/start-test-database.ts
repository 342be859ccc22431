import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { prepareTemplate } from '../template/prepare-template.ts';
import { startDatabaseProcess } from '../template/start-database-process.ts';
import type { TemplateContents } from '../template/template-folder.ts';

/** A throw-away TimescaleDB of a test file. */
export interface TestDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** Ends the pool, stops the database and removes its files. */
  stop(): Promise<void>;
}

/** Tests on a busy machine may be given no time for seconds while they hold a transaction open. */
const patience = { ANDON_DATABASE_IDLE_IN_TRANSACTION_MS: '60000', ANDON_DATABASE_UNREAD_REPLY_MS: '60000' };

export interface TestDatabaseOptions extends Partial<TemplateContents> {
  /** Settings of the database process, such as shorter limits. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Starts a fresh embedded TimescaleDB behind the gateway on a free port of 127.0.0.1, cloned from a template that holds
 * what is asked for: `migrated` the schema of hasura/migrations, `seeded` the rows of hasura/seeds as well, `filling` what
 * a caller fills in, once for all its runs of a day.
 */
export async function startTestDatabase({
  migrated = true,
  seeded = migrated,
  filling,
  environment = {},
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const template = await prepareTemplate({ migrated, seeded, ...(filling && { filling }) });
  const folder = mkdtempSync(join(tmpdir(), 'andon-test-database-'));
  cpSync(template, folder, { recursive: true });
  const database = await startDatabaseProcess(folder, { ...patience, ...environment });
  const pool = new Pool({ connectionString: database.url });
  pool.on('error', () => undefined);
  return {
    url: database.url,
    pool,
    stop: async () => {
      await pool.end();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
