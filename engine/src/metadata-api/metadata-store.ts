import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json, JsonObject } from '../metadata/json.ts';
import { readSql } from '../metadata/read-sql.ts';

const sql = {
  createCatalog: readSql(import.meta.url, 'create-catalog.sql'),
  read: readSql(import.meta.url, 'read-metadata.sql'),
  readVersion: readSql(import.meta.url, 'read-resource-version.sql'),
  write: readSql(import.meta.url, 'write-metadata.sql'),
  readState: readSql(import.meta.url, 'read-catalog-state.sql'),
  writeCliState: readSql(import.meta.url, 'write-cli-state.sql'),
  writeConsoleState: readSql(import.meta.url, 'write-console-state.sql'),
};

/** Metadata as the database keeps it. */
export interface StoredMetadata {
  readonly metadata: Json;
  readonly resourceVersion: number;
}

/** What the CLI and the console keep beside the metadata. */
export interface CatalogState {
  readonly id: string;
  readonly cli_state: JsonObject;
  readonly console_state: JsonObject;
}

/** The tables in schema hdb_catalog that keep the metadata, as Hasura has them. */
export class MetadataStore {
  readonly #pool: Pool;
  /** Tells this process from others that write. */
  readonly #instanceId = randomUUID();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Creates what is missing. */
  async prepare(): Promise<void> {
    await this.#pool.query(sql.createCatalog);
  }

  /** What is kept, or undefined before anything was. */
  async read(): Promise<StoredMetadata | undefined> {
    const { rows } = await this.#pool.query<{ metadata: Json; resource_version: number }>(sql.read);
    const [row] = rows;
    return row === undefined ? undefined : { metadata: row.metadata, resourceVersion: row.resource_version };
  }

  /** The version of what is kept, or undefined before anything was. */
  async readVersion(): Promise<number | undefined> {
    const { rows } = await this.#pool.query<{ resource_version: number }>(sql.readVersion);
    return rows[0]?.resource_version;
  }

  /**
   * Replaces what is kept and returns its new version.
   *
   * @throws HasuraError conflict when it is no longer of the version `replaces`
   */
  async write(metadata: JsonObject, replaces: number): Promise<number> {
    const { rows } = await this.#pool.query<{ resource_version: number }>(sql.write, [
      JSON.stringify(metadata),
      replaces,
      this.#instanceId,
    ]);
    const [row] = rows;
    if (row !== undefined) return row.resource_version;
    throw staleVersion(replaces);
  }

  async readState(): Promise<CatalogState> {
    const { rows } = await this.#pool.query<CatalogState>(sql.readState);
    const [row] = rows;
    return row ?? { id: '', cli_state: {}, console_state: {} };
  }

  async writeState(kind: 'cli' | 'console', state: Json): Promise<void> {
    await this.#pool.query(kind === 'cli' ? sql.writeCliState : sql.writeConsoleState, [JSON.stringify(state)]);
  }

  /** Whether the database answers. */
  async isReachable(): Promise<boolean> {
    try {
      await this.#pool.query('select 1');
      return true;
    } catch {
      return false;
    }
  }
}

/** The fault of a command about metadata that has changed meanwhile. */
export function staleVersion(referenced: number): HasuraError {
  return new HasuraError({
    code: 'conflict',
    message: `metadata resource version referenced (${referenced}) did not match current version`,
    status: 409,
  });
}
