import { request as ask, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { forwardedHeaders } from './forwarded-headers.ts';

export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly engine: URL;
}

/** Joins a WebSocket with one of the engine. */
export function passWebSocket({ request, socket, head, engine }: Upgrade): void {
  const { hostname, port } = engine;
  const asked = ask({ hostname, port, path: request.url, headers: forwardedHeaders(request) });
  asked.on('upgrade', (answer, far, farHead) => {
    socket.write(handshake(answer));
    socket.write(farHead);
    far.write(head);
    far.pipe(socket).pipe(far);
    far.on('error', () => socket.destroy());
    socket.on('error', () => far.destroy());
    far.on('close', () => socket.destroy());
    socket.on('close', () => far.destroy());
  });
  asked.on('response', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  asked.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  socket.on('error', () => asked.destroy());
  asked.end();
}

function handshake({ rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1] ?? ''}`] : [],
  );
  return ['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n');
}
