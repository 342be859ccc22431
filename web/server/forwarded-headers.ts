import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** The headers of a request, with the address that it came from put to those that it has come by. */
export function forwardedHeaders({ headers, socket }: IncomingMessage): IncomingHttpHeaders {
  const before = headers['x-forwarded-for'];
  const address = socket.remoteAddress ?? '';
  return { ...headers, 'x-forwarded-for': before === undefined ? address : `${String(before)}, ${address}` };
}
