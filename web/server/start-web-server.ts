import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { passRequest } from './pass-request.ts';
import { passWebSocket } from './pass-web-socket.ts';
import { serveFile } from './serve-file.ts';

export interface WebServerOptions {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  /** Who answers everything that is not the application. */
  readonly engine: URL;
  /** Where the built application stands. */
  readonly folder: string;
  readonly log: Logger;
}

export interface WebServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** What the engine answers, by the first part of the path; everything else is the application. */
const engineParts = ['v1', 'v1alpha1', 'v2', 'api', 'console', 'healthz', 'metrics'];

/** One address for the application and for GraphQL, as nginx makes it in Docker. */
export async function startWebServer({ host, port, engine, folder, log }: WebServerOptions): Promise<WebServer> {
  const server = createServer((request, response) => {
    if (isForEngine(request.url)) passRequest(request, response, engine, log);
    else serveFile(request, response, folder);
  });
  server.on('upgrade', (request, socket, head) => passWebSocket({ request, socket, head, engine }));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${actual}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isForEngine(url = '/'): boolean {
  return engineParts.includes(new URL(url, 'http://any').pathname.split('/')[1] ?? '');
}
