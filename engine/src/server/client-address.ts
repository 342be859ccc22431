import type { IncomingMessage } from 'node:http';

/** The address that a request comes from, as the proxy in front tells it, if there is one. */
export function clientAddress({ headers, socket }: IncomingMessage): string {
  const real = headers['x-real-ip'] ?? headers['x-forwarded-for'];
  const text = Array.isArray(real) ? real.join(',') : real;
  return text?.split(',')[0]?.trim() ?? socket.remoteAddress ?? '';
}
