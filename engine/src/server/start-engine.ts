import type { Logger } from 'pino';
import { Authenticator } from '../auth/authenticator.ts';
import { startMetadataApi } from '../metadata-api/start-metadata-api.ts';
import { GraphqlService, type GraphqlOptions } from '../execute/graphql-service.ts';
import type { Settings } from '../settings.ts';
import { Endpoints } from './endpoints.ts';
import { startHttpServer } from './start-http-server.ts';

export interface RunningEngine {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * The whole engine: loads the metadata and connects its databases, then listens. Each request passes `Endpoints`, which
 * asks the `Authenticator` who sends it and hands it to GraphQL or to the metadata API.
 */
export async function startEngine(settings: Settings, logger: Logger): Promise<RunningEngine> {
  const authenticator = new Authenticator(settings);
  const metadata = await startMetadataApi(settings);
  const { api: metadataApi, store } = metadata;
  for (const { name, reason } of metadataApi.state.model.inconsistencies) {
    logger.warn({ object: name, reason }, 'an object of the metadata does not fit and is set aside');
  }
  const graphql = new GraphqlService(() => metadataApi.state, graphqlOptions(settings));
  const endpoints = new Endpoints({ settings, authenticator, metadataApi, store, graphql });
  const server = await startHttpServer({ settings, endpoints, logger });
  return {
    port: server.port,
    stop: async () => {
      await server.stop();
      await metadata.stop();
    },
  };
}

function graphqlOptions(settings: Settings): GraphqlOptions {
  return {
    stringifiesNumbers: settings.HASURA_GRAPHQL_STRINGIFY_NUMERIC_TYPES,
    collapsesNullComparisons: settings.HASURA_GRAPHQL_V1_BOOLEAN_NULL_COLLAPSE,
    showsInternalToAdmin: settings.HASURA_GRAPHQL_ADMIN_INTERNAL_ERRORS,
    showsInternalToAll: settings.HASURA_GRAPHQL_DEV_MODE,
  };
}
