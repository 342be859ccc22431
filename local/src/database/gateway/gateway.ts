import { randomInt } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Logger } from 'pino';
import { EngineFailure } from '../engine/embedded-engine.ts';
import type { Backend } from './backend.ts';
import type { ConnectionContext } from './connection-context.ts';
import { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import { NotificationHub } from './notification-hub.ts';
import { TurnQueue } from './turn-queue.ts';

export interface GatewayOptions {
  readonly backend: Backend;
  readonly limits: Limits;
  readonly log: Logger;
  /** Told when the database cannot be opened again after its backend died. */
  onLost(error: unknown): void;
}

/** More than a pool of every room and a few tools need. */
const maximumConnections = 200;
const highestNumber = 2_147_483_647;

/** A client's chance to end what it runs, before a stop ends it. */
const drainMs = 8_000;

/** PostgreSQL's wire protocol on 127.0.0.1: many connections, one backend. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #server: Server;
  readonly #turns = new TurnQueue();
  readonly #context: ConnectionContext;
  readonly #connections = new Map<number, Connection>();
  #lastProcessId = 0;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#accept(socket));
    this.#context = {
      ...options,
      turns: this.#turns,
      notifications: new NotificationHub(),
      cancelQuery: (processId, secretKey) => this.#cancelQuery(processId, secretKey),
      recover: (failure) => this.#recover(failure),
      closed: (processId) => void this.#connections.delete(processId),
    };
  }

  /** Accepts connections; returns the port, which is chosen when 0 is asked for. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  /** Runs work of the database process itself between the clients' turns. */
  async inTurn<Result>(work: (backend: Backend) => Promise<Result>): Promise<Result> {
    await this.#turns.acquire(this);
    try {
      return await work(this.#options.backend);
    } catch (error) {
      if (error instanceof EngineFailure) await this.#recover(error);
      throw error;
    } finally {
      this.#turns.release();
    }
  }

  /**
   * Lets what runs come to its end, within a limit, and ends all connections. It keeps the last turn: what connections have
   * left behind goes with the backend, and nobody may talk to it while it closes.
   */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const drained = setTimeout(() => this.#endAll(), drainMs);
    await this.#turns.acquire(this);
    clearTimeout(drained);
    this.#endAll();
    await closed;
  }

  #accept(socket: Socket): void {
    const processId = this.#nextProcessId();
    const secretKey = randomInt(1, highestNumber);
    const connection = new Connection({ socket, context: this.#context, processId, secretKey });
    if (this.#connections.size >= maximumConnections) {
      connection.end({ code: '53300', message: 'sorry, too many clients already' });
      return;
    }
    this.#connections.set(processId, connection);
  }

  #nextProcessId(): number {
    do this.#lastProcessId = (this.#lastProcessId % highestNumber) + 1;
    while (this.#connections.has(this.#lastProcessId));
    return this.#lastProcessId;
  }

  #cancelQuery(processId: number, secretKey: number): void {
    const connection = this.#connections.get(processId);
    if (connection?.secretKey === secretKey) connection.cancelQuery();
  }

  #endAll(): void {
    for (const connection of this.#connections.values()) {
      connection.end({ code: '57P01', message: 'terminating connection due to administrator command' });
    }
  }

  /** As a server does when one of its processes crashes: everybody out, recover from the log, open again. */
  async #recover(failure: EngineFailure): Promise<void> {
    const { backend, log } = this.#options;
    log.error({ err: failure }, 'The database stopped in the middle of a query; it is opened again.');
    for (const connection of this.#connections.values()) {
      connection.end({
        code: '57P02',
        message: 'terminating connection because the database has to be opened again',
        hint: 'In a moment you should be able to reconnect to the database and repeat your command.',
      });
    }
    try {
      await backend.reopen();
    } catch (error) {
      this.#options.onLost(error);
    }
  }
}
