import { Pool } from 'pg';
import { ActionLog } from '../action/action-log.ts';
import { prepareScheduledEvents } from '../event/scheduled-log.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { JsonPlace } from '../metadata/json-place.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { readCliMetadata } from '../metadata/read-cli-metadata.ts';
import { emptyMetadata, readMetadata } from '../metadata/read-metadata.ts';
import { writeMetadata } from '../metadata/write-metadata.ts';
import { buildModel } from '../model/build-model.ts';
import type { ModelOptions } from '../model/model.ts';
import type { Settings } from '../settings.ts';
import { connectSource } from './connect-source.ts';
import { defaultSource } from './default-source.ts';
import type { DraftTools } from './draft.ts';
import { changeState, type EngineState } from './engine-state.ts';
import { followStoredMetadata } from './follow-stored-metadata.ts';
import { MetadataApi } from './metadata-api.ts';
import { MetadataStore, type StoredMetadata } from './metadata-store.ts';

/** A metadata API with what keeps it going. */
export interface StartedMetadataApi {
  readonly api: MetadataApi;
  readonly store: MetadataStore;
  readonly actionLog: ActionLog;
  /** The database that keeps the metadata. */
  readonly storePool: Pool;
  /** Ends every pool. */
  stop(): Promise<void>;
}

/**
 * Loads the metadata, from the directory that the settings name or from the database, connects its sources and builds
 * the model. Objects that don't fit don't keep it from starting.
 */
export async function startMetadataApi(settings: Settings): Promise<StartedMetadataApi> {
  const storePool = openStorePool(settings);
  const store = new MetadataStore(storePool);
  await store.prepare();
  const actionLog = new ActionLog(storePool);
  await actionLog.prepare();
  await prepareScheduledEvents(storePool);
  const stored = await store.read();
  const metadata = initialMetadata(settings, stored);
  const tools = draftTools(settings);
  const state = await changeState(emptyState(tools.options), metadata, 'all', tools);
  const resourceVersion = await keepInitial(store, stored, metadata);
  const api = new MetadataApi({ state: { ...state, resourceVersion }, store, settings, storePool, tools });
  const stopFollowing = followStoredMetadata(api, settings.HASURA_GRAPHQL_SCHEMA_SYNC_POLL_INTERVAL);
  return {
    api,
    store,
    actionLog,
    storePool,
    stop: async () => {
      await stopFollowing();
      await Promise.all([...api.state.pools.values()].map((pool) => pool.end()));
      await storePool.end();
    },
  };
}

function openStorePool(settings: Settings): Pool {
  const url = settings.HASURA_GRAPHQL_METADATA_DATABASE_URL ?? settings.HASURA_GRAPHQL_DATABASE_URL;
  if (url === undefined) {
    throw new HasuraError({
      code: 'invalid-configuration',
      message: 'Set HASURA_GRAPHQL_DATABASE_URL or HASURA_GRAPHQL_METADATA_DATABASE_URL to a PostgreSQL database.',
    });
  }
  const pool = new Pool({ connectionString: url, max: 5 });
  pool.on('error', () => undefined);
  return pool;
}

function initialMetadata(settings: Settings, stored: StoredMetadata | undefined): Metadata {
  const source = defaultSource(settings);
  const directory = settings.HASURA_GRAPHQL_METADATA_DIRECTORY;
  if (directory !== undefined) {
    return readMetadata(new JsonPlace(readCliMetadata(directory)), source?.configuration ?? null);
  }
  if (stored === undefined) return { ...emptyMetadata, sources: source === undefined ? [] : [source] };
  const metadata = readMetadata(new JsonPlace(stored.metadata), source?.configuration ?? null);
  const isMissing = source !== undefined && !metadata.sources.some(({ name }) => name === 'default');
  return isMissing ? { ...metadata, sources: [...metadata.sources, source] } : metadata;
}

async function keepInitial(
  store: MetadataStore,
  stored: StoredMetadata | undefined,
  metadata: Metadata,
): Promise<number> {
  const text = JSON.stringify(writeMetadata(metadata));
  if (stored !== undefined && JSON.stringify(stored.metadata) === text) return stored.resourceVersion;
  return store.write(writeMetadata(metadata), stored?.resourceVersion ?? 0);
}

function draftTools(settings: Settings): DraftTools {
  const defaults = {
    maximumConnections: settings.HASURA_GRAPHQL_PG_CONNECTIONS,
    idleTimeoutSeconds: settings.HASURA_GRAPHQL_PG_TIMEOUT,
  };
  return {
    connect: (source) => connectSource(source.configuration, settings.environment, defaults),
    options: {
      inferFunctionPermissions: settings.HASURA_GRAPHQL_INFER_FUNCTION_PERMISSIONS,
      defaultNamingConvention: settings.HASURA_GRAPHQL_DEFAULT_NAMING_CONVENTION,
      environment: settings.environment,
    },
  };
}

function emptyState(options: ModelOptions): EngineState {
  return {
    metadata: emptyMetadata,
    resourceVersion: 0,
    inputs: new Map(),
    pools: new Map(),
    model: buildModel(emptyMetadata, new Map(), options),
    endpoints: [],
  };
}
