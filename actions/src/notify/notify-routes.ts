import { Router } from 'express';
import { readCall } from '../server/read-call.ts';
import { Refusal } from '../server/refusal.ts';
import type { WebhookKeys } from './webhook-keys.ts';

/** What those who set webhooks up may ask: the key by which receivers verify signatures. */
export function notifyRoutes(keys: WebhookKeys): Router {
  const router = Router();
  router.post('/webhook-key', (request, response) => {
    const { session } = readCall(request.body);
    const enterpriseId = Number(session['x-hasura-enterprise-id']);
    if (!Number.isInteger(enterpriseId)) {
      throw new Refusal({
        status: 403,
        code: 'permission-denied',
        message: 'The session names no enterprise. Sign in again.',
      });
    }
    response.json({ key: keys.keyOf(enterpriseId) });
  });
  return router;
}
