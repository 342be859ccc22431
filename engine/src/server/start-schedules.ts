import type { Logger } from 'pino';
import { CronPlanner } from '../event/cron-planner.ts';
import { scheduledDeliverer } from '../event/scheduled-deliverer.ts';
import { scheduledLogs } from '../event/scheduled-log.ts';
import type { StartedMetadataApi } from '../metadata-api/start-metadata-api.ts';
import type { CronTrigger } from '../model/model.ts';
import type { Settings } from '../settings.ts';

export interface StartedSchedules {
  /** Lets what is under way end, as far as it does in time. */
  stop(): Promise<void>;
}

/** Plans the events of cron triggers, and delivers them and one-off events when their time has come. */
export function startSchedules(
  { api, storePool }: StartedMetadataApi,
  settings: Settings,
  logger: Logger,
): StartedSchedules {
  const onFault = (error: unknown): void => logger.error({ err: error }, 'scheduled events wait');
  const triggers = (): ReadonlyMap<string, CronTrigger> => api.state.model.cronTriggers;
  const planner = new CronPlanner(storePool, triggers, onFault);
  const { environment, HASURA_GRAPHQL_EVENTS_FETCH_INTERVAL: fetchAfterMs } = settings;
  const deliverers = scheduledLogs(storePool).map((log) =>
    scheduledDeliverer({ log, triggers, environment, fetchAfterMs, onFault }),
  );
  planner.follow();
  const unfollow = api.onChange(() => planner.follow());
  for (const deliverer of deliverers) deliverer.start();
  return {
    stop: async () => {
      unfollow();
      await planner.stop();
      const graceMs = settings.HASURA_GRAPHQL_GRACEFUL_SHUTDOWN_TIMEOUT * 1_000;
      await Promise.all(deliverers.map((deliverer) => deliverer.stop(graceMs)));
    },
  };
}
