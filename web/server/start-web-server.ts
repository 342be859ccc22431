import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { passRequest } from './pass-request.ts';
import { passWebSocket } from './pass-web-socket.ts';
import { serveFile } from './serve-file.ts';
import { serveInstallation } from './serve-installation.ts';
import { serveLogs } from './serve-logs.ts';

export interface WebServerOptions {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  /** Who answers everything that is not the application. */
  readonly engine: URL;
  /** Where the built application stands. */
  readonly folder: string;
  /** Hasura's console, which the application links to. */
  readonly consoleUrl?: string | undefined;
  /** Where log lines are looked at, which the application links to. */
  readonly logsUrl?: string | undefined;
  /** Where each room has a log file; without it no lines are shown. */
  readonly logsFolder?: string | undefined;
  readonly log: Logger;
}

export interface WebServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Whoever pauses for less than this never sends into a connection that is being closed. */
const keepAliveTimeoutMs = 65_000;

/** What the engine answers, by the first part of the path; everything else is the application. */
const engineParts = ['v1', 'v1alpha1', 'v2', 'api', 'console', 'healthz', 'metrics'];

/** One address for the application and for GraphQL, as nginx makes it in Docker. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { host, port, engine, log } = options;
  const server = createServer((request, response) => {
    if (isForEngine(request.url)) passRequest(request, response, engine, log);
    else serveOwn(request, response, options);
  });
  server.keepAliveTimeout = keepAliveTimeoutMs;
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

function serveOwn(request: IncomingMessage, response: ServerResponse, options: WebServerOptions): void {
  const { consoleUrl, logsUrl, logsFolder, folder, engine } = options;
  const path = pathOf(request.url);
  if (path === '/installation.json')
    serveInstallation(response, { consoleUrl, logsUrl, servesLogs: logsFolder !== undefined });
  else if (path === '/logs.json' && logsFolder !== undefined)
    void serveLogs(request, response, { folder: logsFolder, engine });
  else serveFile(request, response, folder);
}

function isForEngine(url: string | undefined): boolean {
  return engineParts.includes(pathOf(url)?.split('/')[1] ?? '');
}

/** Undefined when it can't be read. */
function pathOf(url = '/'): string | undefined {
  return URL.canParse(url, 'http://any') ? new URL(url, 'http://any').pathname : undefined;
}
