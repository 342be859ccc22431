import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver of webhooks was sent. */
export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What it answers; `never` leaves the request without an answer. */
export type Reply = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | 'never';

/** A receiver of webhooks, as another system has one: keeps what it is sent, and answers as it is told: 204 when nobody has told it anything. */
export class HookReceiver {
  readonly requests: ReceivedRequest[] = [];
  readonly #server: Server;
  readonly #replies: Reply[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<HookReceiver> {
    // Whoever asks ends the connection: nobody asks into one that is just closing.
    const server = createServer({ keepAliveTimeout: 0 });
    const receiver = new HookReceiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        receiver.requests.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        const reply = receiver.#replies.shift() ?? { status: 204 };
        if (reply !== 'never') response.writeHead(reply.status, reply.headers).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo; // a listening TCP server always has one
    return `http://127.0.0.1:${port}/hook`;
  }

  /** Answers the next requests so, one after the other. */
  answer(...replies: readonly Reply[]): void {
    this.#replies.push(...replies);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
