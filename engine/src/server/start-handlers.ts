import type { Logger } from 'pino';
import type { ActionService } from '../action/action-service.ts';
import { LivingEngine } from '../event/living-engine.ts';
import { scheduledLogs } from '../event/scheduled-log.ts';
import type { StartedMetadataApi } from '../metadata-api/start-metadata-api.ts';
import type { Settings } from '../settings.ts';
import { startActions } from './start-actions.ts';
import { startEvents } from './start-events.ts';
import { startSchedules } from './start-schedules.ts';

/** Everything that asks the handlers of the metadata. */
export interface StartedHandlers {
  readonly actions: ActionService;
  /** Lets what is under way end, as far as it does in time. */
  stop(): Promise<void>;
}

/** Begins to serve actions, event triggers and cron triggers; takes up what a dead engine has left in the queues. */
export async function startHandlers(
  metadata: StartedMetadataApi,
  settings: Settings,
  logger: Logger,
): Promise<StartedHandlers> {
  const { storePool, actionLog } = metadata;
  const engine = await LivingEngine.join(storePool, 'metadata', async () => {
    await actionLog.giveBack('all');
    for (const log of scheduledLogs(storePool)) await log.giveBack('all');
  });
  const actions = startActions(metadata, settings, logger);
  const events = await startEvents(metadata, settings, logger);
  const schedules = startSchedules(metadata, settings, logger);
  return {
    actions: actions.service,
    stop: async () => {
      await Promise.all([actions.stop(), events.stop(), schedules.stop()]);
      await engine.leave();
    },
  };
}
