import {
  createBroker,
  createMetric,
  createPayload,
  DataType,
  encodePayload,
  formatTopic,
  openSession,
} from '@andon/mqtt';
import type { Broker, Metric, MetricFields, Session, SessionMessage, SessionTls } from '@andon/mqtt';
import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { freePort } from '@andon/mqtt/testing';
import pino from 'pino';
import { vi } from 'vitest';
import { readSettings, Worker } from '@andon/ingest';
import { PubackCounter } from './puback-counter.ts';
import { startTcpGate } from './tcp-gate.ts';
import type { TcpGate } from './tcp-gate.ts';

/** How long a condition may take to come true: what a plant does ends with conditions, on slow machines too. */
export const patience = { timeout: 60_000, interval: 20 };

// A few such waits, one after the other.
vi.setConfig({ testTimeout: 3 * patience.timeout });

/** A broker that the plant can use, ours or a foreign one. */
export interface PlantBroker extends Pick<Broker, 'url' | 'port' | 'stop'> {
  readonly tls?: SessionTls;
}

/** A seeded database, a broker and workers between them, with a gate in front of the database that can be shut. */
export class Plant {
  readonly database: TestDatabase;
  readonly gate: TcpGate;
  readonly brokerGate: TcpGate;
  broker: PlantBroker;
  port = 0;
  /** PUBACK packets that workers have sent to the broker. */
  readonly acknowledged: () => number;
  private worker: Worker | undefined;
  private readonly sessions: Session[] = [];

  private constructor(parts: Pick<Plant, 'database' | 'gate' | 'broker' | 'brokerGate' | 'acknowledged'>) {
    this.database = parts.database;
    this.gate = parts.gate;
    this.broker = parts.broker;
    this.brokerGate = parts.brokerGate;
    this.acknowledged = parts.acknowledged;
  }

  /** `startBroker` starts another broker than ours; what the plant's own sessions show it stands in its `tls`. */
  static async build(startBroker: () => Promise<PlantBroker> = startOwnBroker): Promise<Plant> {
    const [database, broker] = await Promise.all([startTestDatabase({ seeded: true }), startBroker()]);
    const pubacks = new PubackCounter();
    const brokerGate = await startTcpGate(broker.port, (data) => pubacks.read(data));
    const gate = await startTcpGate(Number(new URL(database.url).port));
    return new Plant({ database, gate, broker, brokerGate, acknowledged: () => pubacks.count });
  }

  /** Starts a worker and waits until it is online. */
  async startWorker(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    const url = new URL(this.database.url);
    url.port = String(this.gate.port);
    const settings = readSettings({
      DATABASE_URL: url.href,
      MQTT_URL: `mqtt://127.0.0.1:${this.brokerGate.port}`,
      INGEST_PORT: '0',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      INGEST_FLUSH_AFTER_MS: '20',
      INGEST_REORDER_TIMEOUT_MS: '300',
      ...environment,
    });
    const states: boolean[] = [];
    const watcher = await this.listen(['spBv1.0/STATE/andon'], ({ payload, retain }) => {
      if (!retain) states.push(payload.toString().includes('"online":true'));
    });
    this.worker = new Worker(settings, pino({ level: settings.logLevel }));
    this.port = await this.worker.start();
    await waitFor(() => states.at(-1) === true);
    await watcher.close();
  }

  async stopWorker(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.stop();
  }

  async restartBroker(): Promise<void> {
    const { port } = this.broker;
    await this.broker.stop();
    this.broker = await createBroker({ port });
  }

  async listen(filters: readonly string[], onMessage: (message: SessionMessage) => void): Promise<Session> {
    const clientId = `test-${this.sessions.length}`;
    const { url, tls = {} } = this.broker;
    const session = await openSession({ url, tls, clientId, subscriptions: filters, onMessage });
    this.sessions.push(session);
    return session;
  }

  /** An edge node on a session of its own. */
  async edgeNode(groupId: string, edgeNodeId: string): Promise<EdgeNode> {
    const commands: SessionMessage[] = [];
    const filter = `spBv1.0/${groupId}/NCMD/${edgeNodeId}`;
    const session = await this.listen([filter], (message) => commands.push(message));
    return new EdgeNode(session, groupId, edgeNodeId, commands);
  }

  /** Rows of a query against the database, past the gate. */
  async rows(text: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    const { rows } = await this.database.pool.query<Record<string, unknown>>(text, [...values]);
    return rows;
  }

  async tearDown(): Promise<void> {
    this.gate.open();
    await this.stopWorker();
    for (const session of this.sessions) session.cut();
    await this.broker.stop();
    await this.gate.stop();
    await this.brokerGate.stop();
    await this.database.stop();
  }
}

export interface SendOptions {
  readonly timestamp?: number;
  readonly qos?: 0 | 1;
  readonly sequence?: number;
}

/** A Sparkplug edge node that does exactly what a test says. */
export class EdgeNode {
  readonly session: Session;
  readonly commands: readonly SessionMessage[];
  sequence = 0;
  private readonly groupId: string;
  private readonly edgeNodeId: string;

  constructor(session: Session, groupId: string, edgeNodeId: string, commands: readonly SessionMessage[]) {
    this.session = session;
    this.groupId = groupId;
    this.edgeNodeId = edgeNodeId;
    this.commands = commands;
  }

  async bear(bdSeq = 0, metrics: readonly Metric[] = []): Promise<void> {
    this.sequence = 0;
    const own = [
      createMetric({ name: 'bdSeq', datatype: DataType.Int64, value: bdSeq }),
      createMetric({ name: 'Node Control/Rebirth', datatype: DataType.Boolean, value: false }),
    ];
    const payload = createPayload({ timestamp: Date.now(), seq: 0, metrics: [...own, ...metrics] });
    await this.session.publish({ topic: this.topic('NBIRTH'), payload: encodePayload(payload) });
  }

  async die(bdSeq = 0, timestamp = Date.now()): Promise<void> {
    const metrics = [createMetric({ name: 'bdSeq', datatype: DataType.Int64, value: bdSeq })];
    const payload = encodePayload(createPayload({ timestamp, metrics }));
    await this.session.publish({ topic: this.topic('NDEATH'), payload, qos: 1 });
  }

  bearDevice(deviceId: string, metrics: readonly Metric[], options?: SendOptions): Promise<void> {
    return this.send('DBIRTH', deviceId, metrics, options);
  }

  send(
    verb: 'DBIRTH' | 'DDATA' | 'DDEATH',
    deviceId: string,
    metrics: readonly Metric[],
    { timestamp = Date.now(), qos = 0, sequence }: SendOptions = {},
  ): Promise<void> {
    this.sequence = sequence ?? (this.sequence + 1) % 256;
    const payload = encodePayload(createPayload({ timestamp, seq: this.sequence, metrics }));
    const topic = formatTopic({ kind: 'device', verb, groupId: this.groupId, edgeNodeId: this.edgeNodeId, deviceId });
    return this.session.publish({ topic, payload, qos });
  }

  data(deviceId: string, metrics: readonly Metric[], options?: SendOptions): Promise<void> {
    return this.send('DDATA', deviceId, metrics, options);
  }

  private topic(verb: 'NBIRTH' | 'NDEATH'): string {
    return formatTopic({ kind: 'node', verb, groupId: this.groupId, edgeNodeId: this.edgeNodeId });
  }
}

/** The metrics of a filler, as a birth declares them. */
export const filler = {
  state: { name: 'Status/StateCurrent', alias: 1, datatype: DataType.Int32 },
  speed: { name: 'Status/CurMachSpeed', alias: 2, datatype: DataType.Double },
  produced: { name: 'Admin/ProdProcessedCount', alias: 3, datatype: DataType.UInt32 },
  temperature: { name: 'Process/Temperature', alias: 4, datatype: DataType.Double },
  recipe: { name: 'Process/Recipe', alias: 5, datatype: DataType.String },
} as const;

/** The birth of a filler; every value is null until `values` says otherwise. */
export function fillerBirth(
  timestamp: number,
  values: Partial<Record<keyof typeof filler, number | string>> = {},
): Metric[] {
  return Object.entries(filler).map(([key, declared]) =>
    createMetric({ ...declared, timestamp, value: values[key as keyof typeof filler] ?? null }),
  );
}

/** A data metric by alias, without name and datatype, as the specification asks. */
export function aliased(
  { alias, datatype }: { readonly alias: number; readonly datatype: number },
  value: MetricFields['value'],
  timestamp: number,
  isHistorical = false,
): Metric {
  return createMetric({ alias, datatype, value, timestamp, isHistorical, datatypeIsKnown: true });
}

/** On a port that no connection going out takes while the broker is restarted. */
async function startOwnBroker(): Promise<Broker> {
  return createBroker({ port: await freePort() });
}

/** Waits until a condition holds; fails when it takes longer than `patience`. */
export async function waitFor(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patience.timeout;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('The awaited condition did not come true within a minute.');
    await new Promise((resolve) => setTimeout(resolve, patience.interval));
  }
}
