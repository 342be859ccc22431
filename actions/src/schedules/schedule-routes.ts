import { Router } from 'express';
import type { PlatformClient } from '../graphql/platform-client.ts';

/** What Hasura's cron triggers call. The database does all of it, and may be asked too often. */
export function scheduleRoutes(client: PlatformClient): Router {
  const router = Router();
  const tasks: Readonly<Record<string, () => Promise<number>>> = {
    'raise-alerts': () => client.raiseAlerts(null),
    'close-shifts': () => client.closeShifts(),
    'report-days': () => client.reportDays(),
    'escalate-andon-calls': () => client.escalateAndonCalls(),
  };
  for (const [name, task] of Object.entries(tasks)) {
    router.post(`/${name}`, async (_request, response) => {
      response.json({ changed: await task() });
    });
  }
  return router;
}
