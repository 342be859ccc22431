import { connectAsync, type MqttClient } from 'mqtt';
import { decodePayload, encodePayload, createMetric, createPayload, encodeState, DataType } from '@andon/mqtt';
import type { Payload } from '@andon/mqtt';

export interface SeenMessage {
  readonly topic: string;
  readonly verb: string;
  readonly qos: number;
  readonly retain: boolean;
  readonly payload: Payload;
}

/** A host application on a bare MQTT client, which notes everything that is published under the namespace. */
export class RawHost {
  readonly seen: SeenMessage[] = [];
  readonly #client: MqttClient;
  readonly #hostId: string;
  readonly #connectedAt: number;

  private constructor(client: MqttClient, hostId: string, connectedAt: number) {
    this.#connectedAt = connectedAt;
    this.#client = client;
    this.#hostId = hostId;
    client.on('message', (topic, bytes, { qos, retain }) => {
      const verb = topic.split('/')[2] ?? '';
      if (topic.includes('/STATE/') || verb === 'NCMD') return;
      this.seen.push({ topic, verb, qos, retain, payload: decodePayload(bytes) });
    });
  }

  /** Connects with the STATE will and subscribes; it is not online before `goOnline`. */
  static async connect(url: string, hostId: string): Promise<RawHost> {
    const connectedAt = Date.now();
    const will = { topic: `spBv1.0/STATE/${hostId}`, payload: encodeState({ online: false, timestamp: connectedAt }) };
    const client = await connectAsync(url, { reconnectPeriod: 0, will: { ...will, qos: 1, retain: true } });
    client.on('error', () => undefined);
    const host = new RawHost(client, hostId, connectedAt);
    await client.subscribeAsync('spBv1.0/#', { qos: 1 });
    return host;
  }

  /** The timestamp is the one of this session's will, as Sparkplug asks for. */
  async publishState(online: boolean): Promise<void> {
    const payload = encodeState({ online, timestamp: this.#connectedAt });
    await this.#client.publishAsync(`spBv1.0/STATE/${this.#hostId}`, payload, { qos: 1, retain: true });
  }

  async requestRebirth(groupId: string, edgeNodeId: string): Promise<void> {
    const metric = createMetric({ name: 'Node Control/Rebirth', datatype: DataType.Boolean, value: true });
    const payload = encodePayload(createPayload({ timestamp: Date.now(), metrics: [metric] }));
    await this.#client.publishAsync(`spBv1.0/${groupId}/NCMD/${edgeNodeId}`, Buffer.from(payload));
  }

  verbs(): string[] {
    return this.seen.map(({ verb }) => verb);
  }

  /** Cuts the connection as a crash would: the broker publishes the will. */
  cut(): void {
    this.#client.stream.destroy();
  }

  async close(): Promise<void> {
    await this.#client.endAsync(true);
  }
}
