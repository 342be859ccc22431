import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A client that says exactly what a test wants said. */
export class RawConnection {
  readonly socket: Socket;
  #received = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk) => (this.#received = Buffer.concat([this.#received, chunk])));
    socket.on('error', () => undefined);
  }

  /** Connects without saying anything. */
  static async open(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  /** Connects and waits until the server is ready for queries. */
  static async start(url: string, parameters: Readonly<Record<string, string>> = {}): Promise<RawConnection> {
    const raw = await RawConnection.open(url);
    raw.socket.write(startup({ user: 'postgres', database: 'postgres', ...parameters }));
    await raw.until('Z');
    return raw;
  }

  /** Takes messages up to the first one of this type, and returns their types, such as `TDCZ`, and their text. */
  async until(type: string): Promise<{ readonly types: string; readonly text: string }> {
    let types = '';
    let text = '';
    while (!types.endsWith(type)) {
      const message = this.#take();
      if (message !== undefined) {
        types += message.type;
        text += message.body.toString('latin1');
      } else {
        if (this.socket.destroyed) throw new Error(`The server hung up after "${types}".`);
        await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
      }
    }
    return { types, text };
  }

  /** Waits until the server has closed the connection; returns what it said last. */
  async untilClosed(): Promise<string> {
    if (!this.socket.closed) await once(this.socket, 'close');
    return this.#received.toString('latin1');
  }

  send(...messages: readonly Buffer[]): void {
    this.socket.write(Buffer.concat(messages));
  }

  /** Takes the next message when it has arrived as a whole. */
  #take(): { readonly type: string; readonly body: Buffer } | undefined {
    if (this.#received.length < 5 || this.#received.length <= this.#received.readInt32BE(1)) return undefined;
    const end = 1 + this.#received.readInt32BE(1);
    const message = { type: String.fromCharCode(this.#received.readUInt8(0)), body: this.#received.subarray(5, end) };
    this.#received = this.#received.subarray(end);
    return message;
  }
}

export function startup(parameters: Readonly<Record<string, string>>, protocol = 196_608): Buffer {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}\0${value}\0`);
  const body = Buffer.from(`${pairs.join('')}\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + body.length, 0);
  head.writeInt32BE(protocol, 4);
  return Buffer.concat([head, body]);
}
