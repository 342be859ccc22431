import type { Message } from './message.ts';
import { readRetryAfter } from './read-retry-after.ts';
import type { SendOutcome } from './send-outcome.ts';
import { signWebhook } from './sign-webhook.ts';

/** What a webhook is sent with. */
export interface WebhookOptions {
  readonly key: string;
  readonly timeoutMs: number;
}

/** Statuses besides 5xx after which another attempt may go well. */
const passing = new Set([408, 425, 429]);

/** Sends a webhook. Redirects are not followed: the URL that somebody set is the one that is told. */
export async function sendWebhook(message: Message, { key, timeoutMs }: WebhookOptions): Promise<SendOutcome> {
  const body = JSON.stringify({ id: message.id, ...(message.payload as object) }); // payloads are objects
  const timestamp = Math.floor(Date.now() / 1_000);
  try {
    const response = await fetch(message.recipient, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'andon',
        'x-andon-delivery': message.id,
        'x-andon-attempt': String(message.attempt),
        'x-andon-timestamp': String(timestamp),
        'x-andon-signature': signWebhook(key, timestamp, body),
      },
      body,
    });
    await response.body?.cancel();
    return outcomeOf(response);
  } catch (error) {
    return { kind: 'failed', error: describe(error, timeoutMs) };
  }
}

function outcomeOf({ status, headers }: Response): SendOutcome {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  const error = `The receiver answered ${status}.`;
  if (status < 500 && !passing.has(status)) return { kind: 'refused', error };
  const retryAfterSeconds = readRetryAfter(headers.get('retry-after'), new Date());
  return { kind: 'failed', error, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

function describe(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `The receiver did not answer within ${timeoutMs} ms.`;
  const { cause } = error instanceof Error ? error : { cause: undefined };
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
  return `The receiver cannot be reached: ${code}.`;
}
