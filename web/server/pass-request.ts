import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { forwardedHeaders } from './forwarded-headers.ts';

/** Hands a request on to the engine, and its answer back, both as they come. */
export function passRequest(request: IncomingMessage, response: ServerResponse, engine: URL, log: Logger): void {
  const { hostname, port } = engine;
  const asked = ask({ hostname, port, path: request.url, method: request.method, headers: forwardedHeaders(request) });
  asked.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  asked.on('error', (error) => {
    log.warn({ error: error.message }, 'the engine does not answer');
    if (response.headersSent) response.destroy();
    else
      response
        .writeHead(502, { 'content-type': 'text/plain' })
        .end('The engine does not answer. Try again in a moment.\n');
  });
  response.on('close', () => asked.destroy());
  request.pipe(asked);
}
