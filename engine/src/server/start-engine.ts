import type { Logger } from 'pino';
import { Authenticator } from '../auth/authenticator.ts';
import type { MetadataApi } from '../metadata-api/metadata-api.ts';
import { startMetadataApi } from '../metadata-api/start-metadata-api.ts';
import { GraphqlService, type GraphqlOptions, type ServedModel } from '../execute/graphql-service.ts';
import type { AnsweredOperation } from '../execute/answered-operation.ts';
import { hasuraVersion } from '../metadata/hasura-version.ts';
import { writeCliMetadata } from '../metadata/write-cli-metadata.ts';
import { writeMetadata } from '../metadata/write-metadata.ts';
import type { Settings } from '../settings.ts';
import { Changes } from '../live/changes.ts';
import type { Asked } from '../live/cohort.ts';
import { LiveQueries, type LiveParts } from '../live/live-queries.ts';
import { startHandlers } from './start-handlers.ts';
import { Endpoints } from './endpoints.ts';
import { Metrics } from './metrics.ts';
import { RateLimiter } from './rate-limiter.ts';
import { pollerLogDetail, RequestLog } from './request-log.ts';
import { OperationRunner } from './socket/operation-runner.ts';
import { SocketServer } from './socket/socket-server.ts';
import { startHttpServer, type HandleUpgrade } from './start-http-server.ts';

export interface RunningEngine {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * The whole engine: loads the metadata and connects its databases, then listens. Each request passes `Endpoints`, which
 * asks the `Authenticator` who sends it and hands it to GraphQL or to the metadata API.
 */
export async function startEngine(
  settings: Settings,
  logger: Logger,
  writeLine: (line: string) => void = () => undefined,
): Promise<RunningEngine> {
  const log = new RequestLog(settings.HASURA_GRAPHQL_ENABLED_LOG_TYPES, writeLine);
  const authenticator = new Authenticator(settings, log);
  const metadata = await startMetadataApi(settings);
  const { api: metadataApi, store } = metadata;
  for (const { name, reason } of metadataApi.state.model.inconsistencies) {
    logger.warn({ object: name, reason }, 'an object of the metadata does not fit and is set aside');
  }
  const handlers = await startHandlers(metadata, settings, logger);
  const metrics = new Metrics({ state: () => metadataApi.state, webSockets: () => sockets.connectionCount });
  const observe = settings.HASURA_GRAPHQL_ENABLED_APIS.includes('metrics')
    ? (operation: AnsweredOperation) => metrics.observe(operation)
    : null;
  const options = { ...graphqlOptions(settings), observe };
  const graphql = new GraphqlService(() => metadataApi.state, handlers.actions, options);
  const limiter = new RateLimiter((session) => graphql.limitsOf(session).rate);
  const endpoints = new Endpoints({ settings, authenticator, metadataApi, store, graphql, limiter, metrics, log });
  const served = (): ServedModel => metadataApi.state;
  const changes = new Changes({
    isOn: settings.HASURA_GRAPHQL_LIVE_QUERIES_FOLLOW_CHANGES,
    served,
    onFault: (error) => logger.warn({ err: error }, 'changes are not announced for now; live queries are polled'),
  });
  const onAsked = (asked: Asked): void => log.write('livequery-poller-log', 'info', pollerLogDetail(asked));
  const live = new LiveQueries({ graphql, served, changes, onAsked, ...livePaces(settings) });
  const sockets = new SocketServer({
    settings,
    authenticator,
    runner: new OperationRunner(graphql, live, limiter),
    showsInternal: (session) => graphql.showsInternal(session),
    logger,
    log,
  });
  followMetadata(metadataApi, settings, live, sockets);
  const directory = settings.HASURA_GRAPHQL_METADATA_DIRECTORY;
  if (directory !== undefined && settings.HASURA_GRAPHQL_DEV_MODE) writeBack(metadataApi, directory, logger);
  const handleUpgrade: HandleUpgrade = (request, socket, head) => sockets.handleUpgrade(request, socket, head);
  const server = await startHttpServer({ settings, endpoints, handleUpgrade, logger, log });
  log.write('startup', 'info', { kind: 'server_configuration', info: { port: server.port, version: hasuraVersion } });
  return {
    port: server.port,
    stop: async () => {
      await sockets.stop();
      await live.stop();
      await server.stop();
      await handlers.stop();
      await metadata.stop();
    },
  };
}

/** New metadata closes the sockets, so that clients come back to the new schema; else what lives is begun anew. */
function followMetadata(metadataApi: MetadataApi, settings: Settings, live: LiveQueries, sockets: SocketServer): void {
  let { resourceVersion } = metadataApi.state;
  metadataApi.onChange((state) => {
    const isOther = state.resourceVersion !== resourceVersion;
    ({ resourceVersion } = state);
    if (isOther && settings.HASURA_GRAPHQL_CLOSE_WEBSOCKETS_ON_METADATA_CHANGE) {
      sockets.closeAll({ code: 1012, reason: 'Closing all websocket connections as the metadata has changed' });
    }
    live.restart();
  });
}

/** In development metadata that is changed through the API goes to the files it came from. */
function writeBack(metadataApi: MetadataApi, directory: string, logger: Logger): void {
  metadataApi.onChange(({ metadata }) => {
    try {
      const changes = writeCliMetadata(directory, writeMetadata(metadata));
      for (const { path } of changes) logger.info({ path }, 'a file of the metadata follows its change');
    } catch (error) {
      logger.warn({ err: error, directory }, "the metadata has changed, but its files can't be written");
    }
  });
}

function livePaces(settings: Settings): Pick<LiveParts, 'live' | 'streams'> {
  return {
    live: {
      refetchAfterMs: settings.HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_REFETCH_INTERVAL,
      batchSize: settings.HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_BATCH_SIZE,
    },
    streams: {
      refetchAfterMs: settings.HASURA_GRAPHQL_STREAMING_QUERIES_MULTIPLEXED_REFETCH_INTERVAL,
      batchSize: settings.HASURA_GRAPHQL_STREAMING_QUERIES_MULTIPLEXED_BATCH_SIZE,
    },
  };
}

function graphqlOptions(settings: Settings): Omit<GraphqlOptions, 'observe'> {
  return {
    stringifiesNumbers: settings.HASURA_GRAPHQL_STRINGIFY_NUMERIC_TYPES,
    collapsesNullComparisons: settings.HASURA_GRAPHQL_V1_BOOLEAN_NULL_COLLAPSE,
    showsInternalToAdmin: settings.HASURA_GRAPHQL_ADMIN_INTERNAL_ERRORS,
    showsInternalToAll: settings.HASURA_GRAPHQL_DEV_MODE,
    usesAllowList: settings.HASURA_GRAPHQL_ENABLE_ALLOWLIST,
  };
}
