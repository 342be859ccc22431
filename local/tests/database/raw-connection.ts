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

  /** What has arrived since the last call, by types, such as `TDCZ`. */
  takeTypes(): string {
    return this.take()
      .map(({ type }) => type)
      .join('');
  }

  /** Takes the complete messages that have arrived. */
  take(): readonly { readonly type: string; readonly body: Buffer }[] {
    const messages = [];
    while (this.#received.length >= 5 && this.#received.length > this.#received.readInt32BE(1)) {
      const end = 1 + this.#received.readInt32BE(1);
      messages.push({ type: String.fromCharCode(this.#received.readUInt8(0)), body: this.#received.subarray(5, end) });
      this.#received = this.#received.subarray(end);
    }
    return messages;
  }

  /** Takes messages up to one of this type, and returns their types and their text. */
  async until(type: string): Promise<{ readonly types: string; readonly text: string }> {
    let types = '';
    let text = '';
    for (;;) {
      for (const message of this.take()) {
        types += message.type;
        text += message.body.toString('latin1');
      }
      if (types.endsWith(type)) return { types, text };
      if (this.socket.destroyed) throw new Error(`The server hung up after "${types}".`);
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
    }
  }

  /** Waits until the server has closed the connection; returns what it said last. */
  async untilClosed(): Promise<string> {
    if (!this.socket.closed) await once(this.socket, 'close');
    return this.#received.toString('latin1');
  }

  send(...messages: readonly Buffer[]): void {
    this.socket.write(Buffer.concat(messages));
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
