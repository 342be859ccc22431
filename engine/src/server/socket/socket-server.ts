import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Authenticator } from '../../auth/authenticator.ts';
import type { RequestHeaders } from '../../auth/request-headers.ts';
import type { Session } from '../../auth/session.ts';
import type { Settings } from '../../settings.ts';
import { corsPolicy } from '../cors.ts';
import { addForwardedFor } from '../add-forwarded-for.ts';
import { clientAddress } from '../client-address.ts';
import { headersOf } from '../endpoints.ts';
import { apolloProtocol } from './apollo-protocol.ts';
import { graphqlWsProtocol } from './graphql-ws-protocol.ts';
import type { RequestLog } from '../request-log.ts';
import type { OperationRunner } from './operation-runner.ts';
import { SocketConnection, type Transport } from './socket-connection.ts';
import { socketLimits } from './socket-limits.ts';
import type { Closure } from './sub-protocol.ts';

export interface SocketServerParts {
  readonly settings: Settings;
  readonly authenticator: Authenticator;
  readonly runner: OperationRunner;
  readonly showsInternal: (session: Session) => boolean;
  readonly logger: Logger;
  readonly log: RequestLog;
}

const paths = ['/v1/graphql', '/v1alpha1/graphql'];

/** Headers that speak of the handshake only. */
const handshakeHeaders = ['sec-websocket-key', 'sec-websocket-version', 'upgrade', 'connection'];

/** Carries GraphQL conversations over WebSockets: hands what arrives to a `SocketConnection` and sends what it says. */
export class SocketServer {
  readonly #parts: SocketServerParts;
  readonly #isAllowed: (origin: string) => boolean;
  readonly #connections = new Map<SocketConnection, WebSocket>();
  readonly #server: WebSocketServer;
  readonly #keepAlive: NodeJS.Timeout;

  constructor(parts: SocketServerParts) {
    this.#parts = parts;
    const { settings } = parts;
    this.#isAllowed = corsPolicy(settings);
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: settings.HASURA_GRAPHQL_MAX_REQUEST_BYTES,
      handleProtocols: (offered) =>
        [graphqlWsProtocol.name, apolloProtocol.name].find((name) => offered.has(name)) ?? false,
    });
    this.#keepAlive = setInterval(() => {
      for (const connection of this.#connections.keys()) connection.keepAlive();
    }, settings.HASURA_GRAPHQL_WEBSOCKET_KEEPALIVE * 1_000);
  }

  /** How many sockets are open. */
  get connectionCount(): number {
    return this.#connections.size;
  }

  /** Takes over a connection that asks for WebSocket. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const isServed = paths.includes(path) && this.#parts.settings.HASURA_GRAPHQL_ENABLED_APIS.includes('graphql');
    if (!isServed) {
      refuse(socket, 404, { path: '$', error: 'resource does not exist', code: 'not-found' });
      return;
    }
    addForwardedFor(request);
    const { origin } = request.headers;
    const isRefused = origin !== undefined && !this.#parts.settings.HASURA_GRAPHQL_DISABLE_CORS;
    if (isRefused && !this.#isAllowed(origin)) {
      const error = `received origin: ${origin} does not match allowed CORS domains`;
      refuse(socket, 400, { path: '$', error, code: 'bad-request' });
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#connect(webSocket, request, path));
  }

  /** Closes every socket. */
  closeAll(closure: Closure): void {
    for (const connection of this.#connections.keys()) connection.close(closure);
  }

  /** Closes every socket and takes no more; what a client doesn't close in turn is cut off. */
  async stop(): Promise<void> {
    clearInterval(this.#keepAlive);
    const sockets = [...this.#connections.values()];
    this.closeAll({ code: 1001, reason: 'the server is stopping' });
    await Promise.all(sockets.map(ended));
    this.#server.close();
  }

  #connect(webSocket: WebSocket, request: IncomingMessage, path: string): void {
    const { authenticator, runner, showsInternal, settings, logger, log } = this.#parts;
    const connection = new SocketConnection({
      protocol: webSocket.protocol === graphqlWsProtocol.name ? graphqlWsProtocol : apolloProtocol,
      transport: transportOver(webSocket),
      authenticator,
      runner,
      headers: this.#headers(request),
      address: clientAddress(request),
      isLegacy: path === '/v1alpha1/graphql',
      showsInternal,
      initTimeoutMs: settings.HASURA_GRAPHQL_WEBSOCKET_CONNECTION_INIT_TIMEOUT * 1_000,
    });
    this.#connections.set(connection, webSocket);
    const told = { request_id: null, ip: clientAddress(request), url: request.url ?? path };
    log.write('websocket-log', 'info', { event: { type: 'accepted' }, connection_info: told });
    // Clients send text; ws gives it as one buffer.
    webSocket.on('message', (data) => connection.receive((data as Buffer).toString('utf8')));
    webSocket.on('error', (error) => logger.debug({ err: error }, 'a socket failed'));
    webSocket.on('close', (code) => {
      log.write('websocket-log', 'info', { event: { type: 'closed', detail: { code } }, connection_info: told });
      this.#connections.delete(connection);
      connection.closed();
    });
  }

  /** The handshake's headers. A cookie counts only where the origin has been checked, or where it is wanted anyway. */
  #headers(request: IncomingMessage): RequestHeaders {
    const { HASURA_GRAPHQL_DISABLE_CORS: isUnchecked, HASURA_GRAPHQL_WS_READ_COOKIE: readsCookie } =
      this.#parts.settings;
    const ignored = isUnchecked && !readsCookie ? [...handshakeHeaders, 'cookie'] : handshakeHeaders;
    return Object.fromEntries(Object.entries(headersOf(request)).filter(([name]) => !ignored.includes(name)));
  }
}

function transportOver(webSocket: WebSocket): Transport {
  return {
    send: (message) => {
      if (webSocket.readyState !== webSocket.OPEN) return;
      webSocket.send(message);
      if (webSocket.bufferedAmount > socketLimits.bufferedBytes) webSocket.terminate();
    },
    close: ({ code, reason }) => webSocket.close(code, clipped(reason)),
  };
}

/** A close frame holds at most 123 bytes of reason. */
function clipped(reason: string): string {
  let text = reason;
  while (Buffer.byteLength(text) > 123) text = text.slice(0, -1);
  return text;
}

const closeWithinMs = 2_000;

function ended(webSocket: WebSocket): Promise<void> {
  if (webSocket.readyState === webSocket.CLOSED) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => webSocket.terminate(), closeWithinMs);
    webSocket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function refuse(socket: Duplex, status: number, body: object): void {
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ];
  socket.on('error', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}
