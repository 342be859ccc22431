import { isJsonObject, type Json, type JsonObject } from '../metadata/json.ts';
import type { EngineClient } from './engine-client.ts';

/** Which migrations have run, as hasura-cli keeps it with the engine: `{migrations: {<source>: {<version>: <dirty>}}}`. */
export class MigrationState {
  readonly #client: EngineClient;

  constructor(client: EngineClient) {
    this.#client = client;
  }

  /** The versions that have run on a source; true: not to the end. */
  async versions(source: string): Promise<ReadonlyMap<string, boolean>> {
    const versions = objectAt(objectAt(await this.#read(), 'migrations'), source);
    return new Map(Object.entries(versions).map(([version, isDirty]) => [version, isDirty === true]));
  }

  /** Keeps that a version has run; false: has not. */
  async mark(source: string, version: string, hasRun: boolean): Promise<void> {
    const state = await this.#read();
    const migrations = objectAt(state, 'migrations');
    const { [version]: _before, ...others } = objectAt(migrations, source);
    const versions = hasRun ? { ...others, [version]: false } : others;
    const next = { ...state, migrations: { ...migrations, [source]: versions } };
    await this.#client.metadata('set_catalog_state', { type: 'cli', state: withSettings(next) });
  }

  async #read(): Promise<JsonObject> {
    return objectAt(await this.#client.metadata('get_catalog_state', {}), 'cli_state');
  }
}

function withSettings(state: JsonObject): JsonObject {
  return { ...state, settings: state['settings'] ?? { migration_mode: 'true' } };
}

function objectAt(value: Json, key: string): JsonObject {
  const inner = isJsonObject(value) ? value[key] : undefined;
  return isJsonObject(inner) ? inner : {};
}
