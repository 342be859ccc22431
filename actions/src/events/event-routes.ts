import { Router, type Response } from 'express';
import type { SendOutcome } from '../notify/send-outcome.ts';
import { deliverMessage, type Senders } from './deliver-message.ts';
import { readEvent } from './read-event.ts';

/** What Hasura tells at once: a rule may be due, a message is to be sent. */
export function eventRoutes(senders: Senders): Router {
  const router = Router();
  router.post('/alert-check', async (request, response) => {
    const { row } = readEvent(request.body);
    response.json({ alerts: await senders.client.raiseAlerts(Number(row['enterprise_id'])) });
  });
  router.post('/message-delivery', async (request, response) => {
    const { row, isLastAttempt } = readEvent(request.body);
    answerDelivery(response, await deliverMessage(String(row['id']), isLastAttempt, senders));
  });
  return router;
}

/** Anything but 2xx has Hasura tell the event again, after `Retry-After` where there is one. */
function answerDelivery(response: Response, outcome: SendOutcome | undefined): void {
  if (outcome?.kind !== 'failed') {
    response.json({ outcome: outcome?.kind ?? 'nothing to send' });
    return;
  }
  if (outcome.retryAfterSeconds !== undefined) response.set('retry-after', String(outcome.retryAfterSeconds));
  response.status(503).json({ message: outcome.error, extensions: { code: 'not-delivered' } });
}
