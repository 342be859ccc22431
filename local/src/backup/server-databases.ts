import { readSql } from '../read-sql.ts';
import { withClient } from '../with-client.ts';

const createDatabase = readSql(import.meta.url, 'write-create-database.sql');
const replaceDatabase = readSql(import.meta.url, 'write-replace-database.sql');
const dropDatabase = readSql(import.meta.url, 'write-drop-database.sql');
const stopWorkers = readSql(import.meta.url, 'stop-workers.sql');
const startWorkers = readSql(import.meta.url, 'start-workers.sql');

/** PostgreSQL cuts longer names off. */
const longestName = 63;

/** The database that an address names, with those that a restore keeps beside it meanwhile. */
export class ServerDatabases {
  readonly name: string;
  readonly restoringUrl: string;
  /** Of another database of the server, since no database can rename itself. */
  readonly maintenanceUrl: string;
  readonly #url: string;
  readonly #restoring: string;
  readonly #replaced: string;

  constructor(url: string) {
    this.#url = url;
    this.name = decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres';
    this.#restoring = besides(this.name, '_restoring');
    this.#replaced = besides(this.name, '_replaced');
    this.restoringUrl = withDatabase(url, this.#restoring);
    this.maintenanceUrl = withDatabase(url, this.name === 'postgres' ? 'template1' : 'postgres');
  }

  /** Makes the empty database that the backup goes to. */
  async create(): Promise<void> {
    await this.runWritten(this.maintenanceUrl, createDatabase, [this.#restoring]);
  }

  /** Gives the restored database its name, at one moment, and then removes the one that had it. */
  async replace(exists: boolean): Promise<void> {
    if (exists) await runOn(this.#url, stopWorkers);
    await runOn(this.restoringUrl, stopWorkers);
    try {
      await this.runWritten(this.maintenanceUrl, replaceDatabase, [this.name, this.#restoring, this.#replaced]);
    } finally {
      await runOn(this.#url, startWorkers);
    }
    await this.runWritten(this.maintenanceUrl, dropDatabase, [this.#replaced]);
  }

  /** Removes what was restored so far. */
  async abandon(): Promise<void> {
    await this.runWritten(this.maintenanceUrl, dropDatabase, [this.#restoring]);
  }

  /** Runs what a query writes: names of databases can't be parameters. */
  async runWritten(url: string, query: string, parameters: readonly string[]): Promise<void> {
    await withClient(url, async (client) => {
      const { rows } = await client.query<{ readonly statement: string }>(query, [...parameters]);
      for (const { statement } of rows) await client.query(statement);
    });
  }
}

function besides(name: string, ending: string): string {
  return `${name.slice(0, longestName - ending.length)}${ending}`;
}

function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.toString();
}

async function runOn(url: string, sql: string): Promise<void> {
  await withClient(url, (client) => client.query(sql));
}
