import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import { jsonAnswer, type Answer } from './answer.ts';
import { clientAddress } from './client-address.ts';
import { addForwardedFor } from './add-forwarded-for.ts';
import { addCorsHeaders, corsPolicy } from './cors.ts';
import type { Endpoints } from './endpoints.ts';
import { httpLogDetail, type RequestLog } from './request-log.ts';
import { requestId, sendAnswer } from './send-answer.ts';

/** Takes over a connection that asks for WebSocket. */
export type HandleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface HttpServerParts {
  readonly settings: Settings;
  readonly endpoints: Endpoints;
  readonly handleUpgrade?: HandleUpgrade;
  readonly logger: Logger;
  readonly log: RequestLog;
}

export interface RunningHttpServer {
  readonly port: number;
  /** Takes no more connections, gives running requests their time, then closes what is left. */
  stop(): Promise<void>;
}

/** Listens and answers until it is stopped. */
export async function startHttpServer(parts: HttpServerParts): Promise<RunningHttpServer> {
  const { settings } = parts;
  const isAllowed = corsPolicy(settings);
  const server = createServer((request, response) => {
    addCorsHeaders(request, response, isAllowed);
    void respond(request, response, parts);
  });
  if (parts.handleUpgrade !== undefined) server.on('upgrade', parts.handleUpgrade);
  server.keepAliveTimeout = 65_000;
  const host = settings.HASURA_GRAPHQL_SERVER_HOST;
  await listen(server, settings.HASURA_GRAPHQL_SERVER_PORT, host === '*' ? undefined : host);
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { port, stop: () => stop(server, settings.HASURA_GRAPHQL_GRACEFUL_SHUTDOWN_TIMEOUT * 1_000) };
}

async function respond(request: IncomingMessage, response: ServerResponse, parts: HttpServerParts): Promise<void> {
  const startedAt = performance.now();
  const id = requestId(request);
  request.headers['x-request-id'] = id;
  addForwardedFor(request);
  response.setHeader('X-Request-Id', id);
  try {
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const answer = await parts.endpoints.answer(request);
    if (parts.log.isOn('http-log')) logWhenSent(parts.log, { request, response, answer, startedAt });
    sendAnswer(request, response, answer);
  } catch (error) {
    parts.logger.error({ err: error, requestId: id }, 'a request failed unexpectedly');
    sendAnswer(request, response, jsonAnswer(500, { path: '$', error: 'internal error', code: 'unexpected' }));
  }
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly answer: Answer;
  /** By `performance.now()`. */
  readonly startedAt: number;
}

function logWhenSent(log: RequestLog, { request, response, answer, startedAt }: Exchange): void {
  response.on('finish', () => {
    const { method = '', url = '', httpVersion } = request;
    const { statusCode: status } = response;
    const detail = httpLogDetail({
      requestId: requestId(request),
      session: answer.session,
      method,
      url,
      httpVersion,
      address: clientAddress(request),
      status,
      contentEncoding: response.hasHeader('Content-Encoding') ? 'gzip' : null,
      responseBytes: Number(response.getHeader('Content-Length') ?? 0),
      seconds: (performance.now() - startedAt) / 1_000,
    });
    log.write('http-log', status < 400 ? 'info' : 'error', detail);
  });
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function stop(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
