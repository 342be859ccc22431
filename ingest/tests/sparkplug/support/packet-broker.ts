import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { generate, parser } from 'mqtt-packet';
import type { IConnectPacket, IPublishPacket, Packet } from 'mqtt-packet';

/** A packet of the client under test, and the connection it came on (0, 1, 2 …). */
export interface SeenPacket {
  readonly connection: number;
  readonly packet: Packet;
}

export interface PacketBrokerOptions {
  /** False: a PUBLISH is never acknowledged, as by a broker that hangs. */
  readonly acknowledges?: boolean;
}

/** The far end of one client: it notes every packet in its order, answers as a broker must, and does nothing else. */
export class PacketBroker {
  readonly seen: SeenPacket[] = [];
  readonly port: number;
  acknowledges: boolean;
  private readonly server: ReturnType<typeof createServer>;
  private readonly sockets: Socket[] = [];

  private constructor(server: ReturnType<typeof createServer>, { acknowledges = true }: PacketBrokerOptions) {
    this.server = server;
    this.port = (server.address() as AddressInfo).port; // a listening TCP server always has one
    this.acknowledges = acknowledges;
    server.on('connection', (socket) => this.attend(socket));
  }

  static async start(options: PacketBrokerOptions = {}): Promise<PacketBroker> {
    const server = createServer({ noDelay: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new PacketBroker(server, options);
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  /** CONNECT packets, one for each session. */
  get connects(): readonly IConnectPacket[] {
    return this.seen.flatMap(({ packet }) => (packet.cmd === 'connect' ? [packet] : []));
  }

  /** PUBLISH packets of one connection, or of all. */
  published(connection?: number): readonly IPublishPacket[] {
    return this.of(connection).flatMap((packet) => (packet.cmd === 'publish' ? [packet] : []));
  }

  /** Kinds of the packets of one connection, in order. */
  order(connection: number): readonly string[] {
    return this.of(connection).map(({ cmd }) => cmd);
  }

  /** Delivers a message to the client of the newest connection. */
  deliver(topic: string, payload: Buffer): void {
    this.sockets.at(-1)?.write(generate({ cmd: 'publish', topic, payload, qos: 0, retain: false, dup: false }));
  }

  /** Acknowledges a PUBLISH late. */
  acknowledge(messageId: number): void {
    this.sockets.at(-1)?.write(generate({ cmd: 'puback', messageId }));
  }

  /** Cuts the newest connection. */
  cut(): void {
    this.sockets.at(-1)?.destroy();
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private of(connection: number | undefined): readonly Packet[] {
    return this.seen
      .filter((each) => connection === undefined || each.connection === connection)
      .map(({ packet }) => packet);
  }

  private attend(socket: Socket): void {
    const connection = this.sockets.push(socket) - 1;
    let protocolVersion = 4;
    const reader = parser();
    reader.on('packet', (packet) => {
      this.seen.push({ connection, packet });
      if (packet.cmd === 'connect') protocolVersion = packet.protocolVersion ?? 4;
      const answer = this.answerTo(packet);
      if (answer !== undefined) socket.write(generate(answer, { protocolVersion }));
    });
    socket.on('data', (bytes) => reader.parse(bytes));
    socket.on('error', () => undefined);
  }

  private answerTo(packet: Packet): Packet | undefined {
    switch (packet.cmd) {
      case 'connect':
        return { cmd: 'connack', returnCode: 0, reasonCode: 0, sessionPresent: false };
      case 'subscribe':
        return { cmd: 'suback', granted: packet.subscriptions.map(() => 1), ...messageIdOf(packet) };
      case 'pingreq':
        return { cmd: 'pingresp' };
      case 'publish':
        return packet.qos === 1 && this.acknowledges ? { cmd: 'puback', ...messageIdOf(packet) } : undefined;
      default:
        return undefined;
    }
  }
}

function messageIdOf({ messageId }: Packet): { readonly messageId: number } {
  if (messageId === undefined) throw new Error('The client sent a packet that needs an id without one.');
  return { messageId };
}
