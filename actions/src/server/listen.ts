import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { Settings } from '../settings.ts';
import { ActionsPortError } from './actions-port-error.ts';

/** A caller that sends nothing for this long is let go. */
const requestTimeoutMs = 10_000;
const headersTimeoutMs = 5_000;
/** Longer than Hasura keeps a connection, so that it never sends into one that is being closed. */
const keepAliveTimeoutMs = 65_000;
/** What still runs so long after a stop was asked for is cut off. */
const drainTimeoutMs = 10_000;

/**
 * Serves an app on the port of the settings.
 *
 * @throws {ActionsPortError} when the port can't be had
 */
export async function listen(
  app: Express,
  { host, port }: Settings,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server = createServer(app);
  server.requestTimeout = requestTimeoutMs;
  server.headersTimeout = headersTimeoutMs;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ActionsPortError(port, error);
  }
  const address = server.address() as AddressInfo; // a listening TCP server always has one
  return { url: `http://${host}:${address.port}`, stop: () => drain(server) };
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), drainTimeoutMs);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.closeIdleConnections();
  });
}
