import type { Logger } from 'pino';
import { EventDelivery } from '../event/event-delivery.ts';
import { syncEventTriggers } from '../event/sync-event-triggers.ts';
import type { StartedMetadataApi } from '../metadata-api/start-metadata-api.ts';
import type { Settings } from '../settings.ts';

export interface StartedEvents {
  /** Lets what is under way end, as far as it does in time. */
  stop(): Promise<void>;
}

/** Sees to the triggers of the databases, and delivers what they write. */
export async function startEvents(
  { api }: StartedMetadataApi,
  settings: Settings,
  logger: Logger,
): Promise<StartedEvents> {
  const onFault = (error: unknown): void => logger.error({ err: error }, 'events wait: their log does not answer');
  await syncEventTriggers(null, api.state, settings.HASURA_GRAPHQL_STRINGIFY_NUMERIC_TYPES).catch(onFault);
  const delivery = new EventDelivery({
    served: () => api.state,
    environment: settings.environment,
    pace: {
      fetchAfterMs: settings.HASURA_GRAPHQL_EVENTS_FETCH_INTERVAL,
      batchSize: settings.HASURA_GRAPHQL_EVENTS_FETCH_BATCH_SIZE,
      maximumRequests: settings.HASURA_GRAPHQL_EVENTS_HTTP_POOL_SIZE,
    },
    onFault,
  });
  await delivery.follow();
  api.onChange(() => void delivery.follow());
  return { stop: () => delivery.stop(settings.HASURA_GRAPHQL_GRACEFUL_SHUTDOWN_TIMEOUT * 1_000) };
}
