import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { Aedes } from 'aedes';
import { keepCertificates } from './keep-certificates.ts';

/** Deliveries that may be under way at the same time before publishers have to wait. */
const concurrency = 1_000;

/**
 * How long a subscriber may leave its socket full before it is cut. Ingest stops reading while its database is away,
 * and is expected to say goodbye itself long before this.
 */
const drainTimeoutMs = 300_000;

export interface BrokerOptions {
  /** 0 chooses a free port. */
  readonly port: number;
  readonly host?: string;
}

export interface Broker {
  readonly host: string;
  readonly port: number;
  /** `mqtt://host:port` */
  readonly url: string;
  /** Cuts every client, then frees the port. */
  stop(): Promise<void>;
}

/** The port is taken, or may not be listened on. */
export class BrokerStartError extends Error {
  override readonly name = 'BrokerStartError';
}

/**
 * Starts an MQTT 3.1.1 broker in this process, with retained messages and wills, both kept in memory only, and births
 * kept as a Sparkplug aware server does. Throws a
 * BrokerStartError with a plain sentence when the port can't be had.
 */
export async function createBroker({ port, host = '127.0.0.1' }: BrokerOptions): Promise<Broker> {
  const aedes = await Aedes.createBroker({ concurrency, drainTimeout: drainTimeoutMs });
  keepCertificates(aedes);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    gatherWrites(socket);
    aedes.handle(socket);
  });
  try {
    await listen(server, port, host);
  } catch (error) {
    await closeAedes(aedes);
    throw explainListenError(error, port, host);
  }
  const address = server.address() as AddressInfo; // a listening TCP server always has one
  return {
    host,
    port: address.port,
    url: `mqtt://${host}:${address.port}`,
    stop: () => stopBroker(aedes, server, sockets),
  };
}

/**
 * Lets packets that are written in one turn of the event loop leave in one system call. Each packet corks the socket
 * while it is written; the first one keeps it corked until the turn is over.
 */
function gatherWrites(socket: Socket): void {
  const cork = socket.cork.bind(socket);
  let isGathering = false;
  socket.cork = () => {
    cork();
    if (isGathering) return;
    isGathering = true;
    cork();
    setImmediate(() => {
      isGathering = false;
      socket.uncork();
    });
  };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

async function stopBroker(aedes: Aedes, server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await closeAedes(aedes);
  for (const socket of sockets) socket.destroy();
  await closed;
}

function closeAedes(aedes: Aedes): Promise<void> {
  return new Promise((resolve) => aedes.close(() => resolve()));
}

function explainListenError(error: unknown, port: number, host: string): BrokerStartError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const sentence = `Port ${port} on ${host} is already taken. Stop what uses it, or choose another port for the broker.`;
    return new BrokerStartError(sentence, { cause: error });
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new BrokerStartError(`The broker can't listen on ${host}:${port}: ${detail}.`, { cause: error });
}
