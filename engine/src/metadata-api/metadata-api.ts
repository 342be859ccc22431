import type { Pool } from 'pg';
import { syncEventTriggers } from '../event/sync-event-triggers.ts';
import type { Session } from '../auth/session.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { isJsonObject, type Json } from '../metadata/json.ts';
import { JsonPlace } from '../metadata/json-place.ts';
import { readMetadata } from '../metadata/read-metadata.ts';
import { writeMetadata } from '../metadata/write-metadata.ts';
import type { Settings } from '../settings.ts';
import type { Command } from './command.ts';
import { commands } from './commands/commands.ts';
import { Draft, type DraftTools } from './draft.ts';
import { changeState, type EngineState } from './engine-state.ts';
import { staleVersion, type MetadataStore } from './metadata-store.ts';
import { runDml, isDmlCommand } from './run-dml.ts';
import { runSql } from './run-sql.ts';

/** Where a request came in: the endpoints understand different commands. */
export type MetadataEndpoint = '/v1/query' | '/v1/metadata' | '/v2/query';

export interface MetadataApiParts {
  readonly state: EngineState;
  readonly store: MetadataStore;
  readonly settings: Settings;
  readonly storePool: Pool;
  readonly tools: DraftTools;
}

/**
 * Executes metadata commands one request after another. A request works on a draft of the state; when all of it has
 * succeeded the draft is kept in the database, becomes the state, and whoever listens is told.
 */
export class MetadataApi {
  #state: EngineState;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #parts: MetadataApiParts;
  readonly #listeners = new Set<(state: EngineState) => void>();

  constructor(parts: MetadataApiParts) {
    this.#parts = parts;
    this.#state = parts.state;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Calls `listener` with every new state; the answer ends that. */
  onChange(listener: (state: EngineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @throws HasuraError in Hasura's words */
  async execute(endpoint: MetadataEndpoint, body: Json, session: Session): Promise<Json> {
    if (isReadOnlyDml(body)) return this.#executeNow(endpoint, body, session);
    const turn = this.#queue.then(() => this.#executeNow(endpoint, body, session));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Takes over what another process has changed. */
  catchUp(): Promise<void> {
    const turn = this.#queue.then(() => this.#catchUpNow());
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #catchUpNow(): Promise<void> {
    const { store, tools } = this.#parts;
    const version = await store.readVersion();
    if (version === undefined || version === this.#state.resourceVersion) return;
    const stored = await store.read();
    if (stored === undefined) return;
    const metadata = readMetadata(new JsonPlace(stored.metadata), null);
    const next = await changeState(this.#state, metadata, 'all', tools);
    this.#becomes({ ...next, resourceVersion: stored.resourceVersion });
  }

  async #executeNow(endpoint: MetadataEndpoint, body: Json, session: Session): Promise<Json> {
    const place = new JsonPlace(body);
    const draft = new Draft(this.#state, this.#parts.tools);
    refuseStaleVersion(place, this.#state);
    const answer = await this.#run(endpoint, place, draft, session);
    await this.#keep(draft);
    return answer;
  }

  async #run(endpoint: MetadataEndpoint, place: JsonPlace, draft: Draft, session: Session): Promise<Json> {
    try {
      return await this.#runOne(endpoint, place, draft, session);
    } catch (error) {
      throw atOldPlace(error, endpoint);
    }
  }

  async #runOne(endpoint: MetadataEndpoint, place: JsonPlace, draft: Draft, session: Session): Promise<Json> {
    const type = place.key('type').string();
    const name = withoutPrefix(type);
    const dml = isDmlCommand(name) && endpoint !== '/v1/metadata' ? name : undefined;
    const bulk = bulkCommands[name];
    if (bulk === undefined && dml === undefined) requireAdmin(session);
    if (bulk !== undefined) {
      const run = (): Promise<Json> => this.#runAll(endpoint, place, draft, session, bulk);
      return bulk.isAtomic ? draft.changeTogether(run) : run();
    }
    const args = argumentsOf(place);
    if (dml !== undefined) {
      return runDml(dml, args, { state: draft.state, session, settings: this.#parts.settings });
    }
    if (name === 'run_sql' && endpoint !== '/v1/metadata') return runSql(args, draft);
    const command = commandFor(type, name, endpoint, place);
    const { store, settings, storePool } = this.#parts;
    return command({ args, draft, store, settings, storePool, version: place.optional('version')?.integer() ?? 1 });
  }

  async #runAll(
    endpoint: MetadataEndpoint,
    place: JsonPlace,
    draft: Draft,
    session: Session,
    { keepsGoing }: BulkCommand,
  ): Promise<Json> {
    const answers: Json[] = [];
    for (const item of place.key('args').list()) {
      try {
        answers.push(await this.#run(endpoint, new JsonPlace(item.value), draft, session));
      } catch (error) {
        if (!(error instanceof HasuraError)) throw error;
        const fault = error.at(item.path + error.path.slice(1));
        if (!keepsGoing) throw fault;
        answers.push({ code: fault.code, error: fault.message, path: fault.path });
      }
    }
    return answers;
  }

  async #keep(draft: Draft): Promise<void> {
    const before = this.#state;
    if (draft.state === before) return;
    const { HASURA_GRAPHQL_STRINGIFY_NUMERIC_TYPES: stringifies } = this.#parts.settings;
    await syncEventTriggers(before, draft.state, stringifies);
    const resourceVersion = draft.isChanged ? await this.#write(draft, stringifies) : before.resourceVersion;
    this.#becomes({ ...draft.state, resourceVersion });
  }

  #becomes(state: EngineState): void {
    const before = this.#state;
    this.#state = state;
    for (const listener of this.#listeners) listener(this.#state);
    for (const [name, pool] of before.pools) {
      if (this.#state.pools.get(name) !== pool) void pool.end().catch(() => undefined);
    }
  }

  /** Triggers of a draft that can't be kept are undone. */
  async #write(draft: Draft, stringifiesNumbers: boolean): Promise<number> {
    try {
      return await this.#parts.store.write(writeMetadata(draft.metadata), this.#state.resourceVersion);
    } catch (error) {
      await syncEventTriggers(draft.state, this.#state, stringifiesNumbers).catch(() => undefined);
      throw error;
    }
  }
}

interface BulkCommand {
  readonly keepsGoing: boolean;
  /** Whether only the end of all counts, not the order. */
  readonly isAtomic: boolean;
}

const bulkCommands: Readonly<Record<string, BulkCommand | undefined>> = {
  bulk: { keepsGoing: false, isAtomic: false },
  bulk_atomic: { keepsGoing: false, isAtomic: true },
  concurrent_bulk: { keepsGoing: false, isAtomic: false },
  bulk_keep_going: { keepsGoing: true, isAtomic: false },
};

/** `pg_track_table` and `postgres_track_table` are `track_table`. */
function withoutPrefix(type: string): string {
  return type.replace(/^(pg|postgres)_(?!dump)/, '');
}

/** The old API reads its arguments without a place of their own, so that what can't be read in them stands at `$`. */
function atOldPlace(error: unknown, endpoint: MetadataEndpoint): unknown {
  if (!(error instanceof HasuraError) || endpoint !== '/v1/query' || error.code !== 'parse-failed') return error;
  return error.at(error.path.replace(/^\$\.args(?=\.|\[|$)/, '$'));
}

function argumentsOf(place: JsonPlace): JsonPlace {
  const args = place.optional('args');
  if (args !== undefined) return args;
  if (isJsonObject(place.value) && place.value['args'] === undefined) throw place.fault('key "args" not found');
  return new JsonPlace({}, '$.args');
}

function commandFor(type: string, name: string, endpoint: MetadataEndpoint, place: JsonPlace): Command {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined || endpoint === '/v2/query') {
    if (outOfScope.test(type)) throw notSupported(type);
    throw place.key('type').fault(`unknown ${endpoint === '/v2/query' ? 'query' : 'metadata'} command "${type}"`);
  }
  return command;
}

/** Commands of Hasura on what this engine does not serve: other databases, remote schemas, native queries. */
const outOfScope =
  /^(mssql|bigquery|citus|cockroach|snowflake|mongo|mysql|athena|dataconnector|dc)_|remote_(schema|relationship)|native_query|logical_model|stored_procedure/;

function notSupported(type: string): HasuraError {
  const message = `"${type}" is not supported: the engine serves tables and functions of PostgreSQL only`;
  return new HasuraError({ code: 'not-supported', message, path: '$.type' });
}

function requireAdmin({ isAdmin }: Session): void {
  if (isAdmin) return;
  throw new HasuraError({ code: 'access-denied', message: 'restricted access : admin only', path: '$.args' });
}

function refuseStaleVersion(place: JsonPlace, { resourceVersion }: EngineState): void {
  const referenced = isJsonObject(place.value) ? place.optional('resource_version')?.integer() : undefined;
  if (referenced !== undefined && referenced !== resourceVersion) throw staleVersion(referenced);
}

/** Whether the request changes no metadata and needs no turn in the queue. */
function isReadOnlyDml(body: Json): boolean {
  const type = isJsonObject(body) ? body['type'] : undefined;
  return typeof type === 'string' && isDmlCommand(withoutPrefix(type));
}
