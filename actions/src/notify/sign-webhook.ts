import { createHmac } from 'node:crypto';

/**
 * The signature of a webhook: HMAC-SHA256 over `<timestamp>.<body>`, so that neither can be changed nor an old one be sent
 * again much later.
 *
 * @param timestamp Unix time in seconds
 */
export function signWebhook(key: string, timestamp: number, body: string): string {
  return `sha256=${createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')}`;
}
