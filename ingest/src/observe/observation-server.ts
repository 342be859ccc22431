import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Router } from 'express';
import type { Registry } from 'prom-client';
import type { HealthVerdict } from './health.ts';

export interface ObservationServerOptions {
  /** 0 chooses a free port. */
  readonly port: number;
  readonly host: string;
  readonly judge: () => HealthVerdict;
  readonly registry: Registry;
  /** What else is served on the port. */
  readonly routes: Router;
}

export interface ObservationServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** /healthz and /metrics can't be served on the port. */
export class ObservationPortError extends Error {
  override readonly name = 'ObservationPortError';

  constructor(port: number, cause: unknown) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    super(`Port ${port} for /healthz and /metrics can't be had. Set INGEST_PORT to a free one. (${detail})`, { cause });
  }
}

/** Whoever pauses for less than this never sends into a connection that is being closed. */
const keepAliveTimeoutMs = 65_000;

/** Serves /healthz (200 or 503 with one sentence) and /metrics (Prometheus text), and the routes beside them. */
export async function startObservationServer(options: ObservationServerOptions): Promise<ObservationServer> {
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => {
    const { isHealthy, sentence } = options.judge();
    response.status(isHealthy ? 200 : 503).json({ healthy: isHealthy, message: sentence });
  });
  app.get('/metrics', async (_request, response) => {
    response.type(options.registry.contentType).send(await options.registry.metrics());
  });
  app.use(options.routes);
  const server = createServer(app);
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.listen(options.port, options.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ObservationPortError(options.port, error);
  }
  const { port } = server.address() as AddressInfo; // a listening TCP server always has one
  return { port, stop: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
