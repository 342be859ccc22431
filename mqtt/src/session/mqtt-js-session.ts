import type { IPublishPacket, MqttClient, Packet } from 'mqtt';
import { SessionError } from './session-error.ts';
import type { OutgoingMessage, Session, SessionMessage, SessionOptions } from './session.ts';

const pausedPingEveryMs = 5_000;

/** Fixed header of a PUBACK: packet type 4, no flags, two bytes follow. */
const pubackHeader = 0x4002;
const pubackBytes = 4;

/**
 * A session on one client object of mqtt.js.
 *
 * Acknowledging by hand: mqtt.js sends PUBACK when `handleMessage` calls back, and takes no further packet until then,
 * so acknowledging after a database commit would serialise the stream to one message per commit. Here the event
 * `packetreceive`, which comes before mqtt.js looks at the packet, notes the message id and lowers the packet's QoS to
 * 0: mqtt.js then hands it on and sends nothing. `acknowledge` later writes the PUBACK packet (four bytes, alike in MQTT
 * 3.1.1 and 5) to the client's stream. That is safe because mqtt.js writes each of its own packets synchronously and
 * whole.
 *
 * Pausing: while paused, `handleMessage` keeps its callback, mqtt.js stops reading and TCP makes the broker wait. A
 * ping response can't be read then either, so the session pings by itself and puts off the client's keep-alive timeout.
 */
export class MqttJsSession implements Session {
  readonly ended: Promise<string>;
  private readonly client: MqttClient;
  private readonly onMessage: (message: SessionMessage) => void;
  private readonly idsToAcknowledge = new WeakMap<Packet, number>();
  private readonly rejectPending = new Set<(reason: string) => void>();
  private continueReading: (() => void) | undefined;
  private pausedPing: NodeJS.Timeout | undefined;
  private isPaused = false;
  private lastError: string | undefined;
  private endReason: string | undefined;

  constructor(client: MqttClient, { onMessage, acknowledgement }: SessionOptions) {
    this.client = client;
    this.onMessage = onMessage;
    client.on('error', (error) => (this.lastError = describeError(error)));
    client.handleMessage = (packet, callback) => this.receive(packet, callback);
    if (acknowledgement === 'manual') client.on('packetreceive', (packet) => this.takeOverAcknowledgement(packet));
    this.ended = new Promise((resolve) => {
      client.once('close', () => resolve(this.end()));
    });
  }

  publish({ topic, payload, qos = 0, retain = false }: OutgoingMessage): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.endReason !== undefined) {
        reject(new SessionError(this.endReason));
        return;
      }
      const rejectAtEnd = (reason: string): void => reject(new SessionError(reason));
      this.rejectPending.add(rejectAtEnd);
      this.client.publish(topic, payload, { qos, retain }, (error) => {
        this.rejectPending.delete(rejectAtEnd);
        if (error) reject(new SessionError(describeError(error), { cause: error }));
        else resolve();
      });
    });
  }

  async subscribe(filters: readonly string[]): Promise<void> {
    if (filters.length > 0) await this.client.subscribeAsync([...filters], { qos: 1 });
  }

  pause(): void {
    if (this.isPaused || this.endReason !== undefined) return;
    this.isPaused = true;
    this.pausedPing = setInterval(() => {
      this.client.sendPing();
      this.client.reschedulePing(true);
    }, pausedPingEveryMs);
  }

  resume(): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    clearInterval(this.pausedPing);
    const continueReading = this.continueReading;
    this.continueReading = undefined;
    continueReading?.();
  }

  get bufferedBytes(): number {
    return this.client.stream.writableLength;
  }

  async close(): Promise<void> {
    this.resume();
    if (this.endReason !== undefined) return;
    this.client.end(false);
    await this.ended;
  }

  cut(): void {
    this.client.end(true);
    this.client.stream.destroy();
  }

  private receive(packet: IPublishPacket, callback: () => void): void {
    const messageId = this.idsToAcknowledge.get(packet);
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    const { topic, retain } = packet;
    if (messageId === undefined) {
      this.onMessage({ topic, payload, qos: packet.qos, retain, acknowledge: undefined });
    } else {
      this.onMessage({ topic, payload, qos: 1, retain, acknowledge: () => this.acknowledge(messageId) });
    }
    if (this.isPaused) this.continueReading = callback;
    else callback();
  }

  private takeOverAcknowledgement(packet: Packet): void {
    if (packet.cmd !== 'publish' || packet.qos !== 1 || packet.messageId === undefined) return;
    this.idsToAcknowledge.set(packet, packet.messageId);
    packet.qos = 0;
  }

  private acknowledge(messageId: number): void {
    if (this.endReason !== undefined) return;
    const packet = Buffer.alloc(pubackBytes);
    packet.writeUInt16BE(pubackHeader, 0);
    packet.writeUInt16BE(messageId, 2);
    // Corked for this turn, so that the acknowledgements of one commit leave in one segment.
    const { stream } = this.client;
    stream.cork();
    stream.write(packet);
    process.nextTick(() => stream.uncork());
  }

  private end(): string {
    this.endReason = this.lastError ?? 'the connection was closed';
    this.resume();
    for (const reject of this.rejectPending) reject(this.endReason);
    this.rejectPending.clear();
    return this.endReason;
  }
}

function describeError(error: Error): string {
  // A refused connection to a name with several addresses is an AggregateError without a message of its own.
  if (error instanceof AggregateError) return error.errors.map((each) => describeError(each as Error)).join(', ');
  return error.message;
}
