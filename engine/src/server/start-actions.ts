import type { Logger } from 'pino';
import { ActionService } from '../action/action-service.ts';
import { asynchronousActions } from '../action/asynchronous-actions.ts';
import type { HandlerTools } from '../action/call-handler.ts';
import type { StartedMetadataApi } from '../metadata-api/start-metadata-api.ts';
import type { Settings } from '../settings.ts';

export interface StartedActions {
  readonly service: ActionService;
  /** Lets what is under way end, as far as it does in time. */
  stop(): Promise<void>;
}

/** Begins to do asynchronous actions, and answers those that are asked for. */
export function startActions(
  { api, actionLog: log }: StartedMetadataApi,
  settings: Settings,
  logger: Logger,
): StartedActions {
  const tools = (): HandlerTools => ({
    environment: settings.environment,
    customTypes: api.state.model.customTypes,
  });
  const asynchronous = asynchronousActions({
    log,
    actions: () => api.state.model.actions,
    tools,
    fetchAfterMs: settings.HASURA_GRAPHQL_ASYNC_ACTIONS_FETCH_INTERVAL,
    onFault: (error) => logger.error({ err: error }, 'asynchronous actions wait: their log does not answer'),
  });
  const service = new ActionService({ log, tools, onQueued: () => asynchronous.wake() });
  asynchronous.start();
  return { service, stop: () => asynchronous.stop(settings.HASURA_GRAPHQL_GRACEFUL_SHUTDOWN_TIMEOUT * 1_000) };
}
