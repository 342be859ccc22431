import type { PlatformClient } from '../graphql/platform-client.ts';
import type { Notifier } from '../notify/notifier.ts';
import type { SendOutcome } from '../notify/send-outcome.ts';

/** What messages are sent with. */
export interface Senders {
  readonly client: PlatformClient;
  readonly notifier: Notifier;
}

/**
 * Sends a message that nobody has sent: takes it, sends it, says what came of it. An event that comes twice finds it sent;
 * one that comes while another sends is refused by the database, and comes again later.
 *
 * @returns what came of it; undefined when there was nothing to send any more
 */
export async function deliverMessage(
  deliveryId: string,
  isLastAttempt: boolean,
  { client, notifier }: Senders,
): Promise<SendOutcome | undefined> {
  const message = await client.takeDelivery(deliveryId);
  if (message === undefined) return undefined;
  const outcome = await notifier.send(message);
  await client.finishDelivery(deliveryId, {
    error: outcome.kind === 'delivered' ? null : outcome.error,
    giveUp: outcome.kind === 'refused' || isLastAttempt,
  });
  return outcome;
}
