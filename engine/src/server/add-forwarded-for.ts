import type { IncomingMessage } from 'node:http';

/**
 * Notes whom a request came from at the end of its X-Forwarded-For, as every proxy does: handlers that are sent the client's
 * headers can tell addresses apart.
 */
export function addForwardedFor({ headers, socket }: IncomingMessage): void {
  const { 'x-forwarded-for': told } = headers;
  const chain = [Array.isArray(told) ? told.join(', ') : told, socket.remoteAddress];
  headers['x-forwarded-for'] = chain.filter((entry) => entry !== undefined && entry !== '').join(', ');
}
