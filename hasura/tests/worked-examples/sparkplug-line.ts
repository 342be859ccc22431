import { readSettings, Worker } from '@andon/ingest';
import {
  createBroker,
  createMetric,
  createPayload,
  DataType,
  encodePayload,
  formatTopic,
  openSession,
} from '@andon/mqtt';
import type { Broker, Metric, Session } from '@andon/mqtt';
import pino from 'pino';
import type { Sample } from '../support/factory.ts';
import { waitFor } from '../support/wait-for.ts';
import type { NamedSample } from './sample-table.ts';

const metrics = {
  state: { name: 'Status/StateCurrent', datatype: DataType.Int32 },
  mode: { name: 'Status/UnitModeCurrent', datatype: DataType.Int32 },
  produced: { name: 'Admin/ProdProcessedIncrement', datatype: DataType.Double },
  scrap: { name: 'Admin/ProdDefectiveIncrement', datatype: DataType.Double },
  producedCounter: { name: 'Admin/ProdProcessedCount', datatype: DataType.Double },
  scrapCounter: { name: 'Admin/ProdDefectiveCount', datatype: DataType.Double },
} as const;
type MetricKey = keyof typeof metrics;
const metricKeys = Object.keys(metrics) as readonly MetricKey[];

const deathQuality = 500;

/** A broker and an ingest worker between it and a database, and edge nodes that send samples as Sparkplug messages. */
export class SparkplugLine {
  private readonly broker: Broker;
  private readonly worker: Worker;
  private readonly sessions: Session[] = [];

  private constructor(broker: Broker, worker: Worker) {
    this.broker = broker;
    this.worker = worker;
  }

  /** Resolves when the worker has said that it is online. What it shall know must be registered before. */
  static async start(databaseUrl: string): Promise<SparkplugLine> {
    const broker = await createBroker({ port: 0 });
    const settings = readSettings({
      DATABASE_URL: databaseUrl,
      MQTT_URL: broker.url,
      INGEST_PORT: '0',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      INGEST_FLUSH_AFTER_MS: '5',
    });
    const line = new SparkplugLine(broker, new Worker(settings, pino({ level: settings.logLevel })));
    let isOnline = false;
    await line.open('watcher', [`spBv1.0/STATE/${settings.hostId}`], (payload) => {
      isOnline = payload.includes('"online":true');
    });
    await line.worker.start();
    await waitFor(() => isOnline);
    return line;
  }

  /** An edge node is born with its devices, sends their samples as data in the given order, and stays. */
  async send(groupId: string, edgeNodeId: string, samples: readonly NamedSample[]): Promise<void> {
    const session = await this.open(edgeNodeId, [], () => undefined);
    const node = new EdgeNode(session, groupId, edgeNodeId);
    await node.bear();
    for (const sample of samples) await node.report(sample, samples);
  }

  async stop(): Promise<void> {
    await this.worker.stop();
    for (const session of this.sessions) session.cut();
    await this.broker.stop();
  }

  private async open(
    clientId: string,
    subscriptions: readonly string[],
    onPayload: (payload: string) => void,
  ): Promise<Session> {
    const onMessage = ({ payload }: { readonly payload: Buffer | Uint8Array }): void =>
      onPayload(Buffer.from(payload).toString());
    const session = await openSession({ url: this.broker.url, clientId, subscriptions, onMessage });
    this.sessions.push(session);
    return session;
  }
}

/** An edge node whose devices are machines: a device is born before its first sample, and again after its death. */
class EdgeNode {
  private readonly session: Session;
  private readonly groupId: string;
  private readonly edgeNodeId: string;
  private readonly alive = new Set<string>();
  private readonly deviceNumbers = new Map<string, number>();
  private sequence = 0;

  constructor(session: Session, groupId: string, edgeNodeId: string) {
    this.session = session;
    this.groupId = groupId;
    this.edgeNodeId = edgeNodeId;
  }

  async bear(): Promise<void> {
    const bdSeq = createMetric({ name: 'bdSeq', datatype: DataType.Int64, value: 0 });
    const rebirth = createMetric({ name: 'Node Control/Rebirth', datatype: DataType.Boolean, value: false });
    const { groupId, edgeNodeId } = this;
    await this.session.publish({
      topic: formatTopic({ kind: 'node', verb: 'NBIRTH', groupId, edgeNodeId }),
      payload: encodePayload(createPayload({ timestamp: Date.now(), seq: 0, metrics: [bdSeq, rebirth] })),
      qos: 1,
    });
  }

  async report(sample: NamedSample, all: readonly NamedSample[]): Promise<void> {
    const { equipment } = sample;
    if (sample.quality === deathQuality) {
      this.alive.delete(equipment);
      await this.publish('DDEATH', equipment, sample.at, []);
      return;
    }
    if (!this.alive.has(equipment)) {
      this.alive.add(equipment);
      await this.publish('DBIRTH', equipment, sample.at, birthOf(sample, all, this.firstAlias(equipment)));
    }
    await this.publish('DDATA', equipment, sample.at, dataOf(sample, this.firstAlias(equipment)));
  }

  /** An alias is unique within its edge node, whatever the device (Sparkplug 3.0, 6.4.16). */
  private firstAlias(equipment: string): number {
    const number = this.deviceNumbers.get(equipment) ?? this.deviceNumbers.size;
    this.deviceNumbers.set(equipment, number);
    return number * metricKeys.length;
  }

  private async publish(
    verb: 'DBIRTH' | 'DDATA' | 'DDEATH',
    deviceId: string,
    at: Date,
    sent: readonly Metric[],
  ): Promise<void> {
    this.sequence = (this.sequence + 1) % 256;
    const { groupId, edgeNodeId, sequence } = this;
    await this.session.publish({
      topic: formatTopic({ kind: 'device', verb, groupId, edgeNodeId, deviceId }),
      payload: encodePayload(createPayload({ timestamp: at.getTime(), seq: sequence, metrics: [...sent] })),
      qos: 1,
    });
  }
}

/** Declares every metric that the machine ever sends; only the state has a value, the one that holds now. */
function birthOf(sample: NamedSample, all: readonly NamedSample[], firstAlias: number): Metric[] {
  const own = all.filter(({ equipment }) => equipment === sample.equipment);
  const held = own.findLast(
    ({ at, state, quality }) => at <= sample.at && state !== undefined && quality !== deathQuality,
  );
  return metricKeys
    .filter((key) => own.some((sent) => sent[key] !== undefined))
    .map((key) =>
      createMetric({
        ...metrics[key],
        alias: firstAlias + metricKeys.indexOf(key),
        timestamp: sample.at.getTime(),
        value: key === 'state' ? (held?.state ?? null) : null,
      }),
    );
}

function dataOf(sample: Sample, firstAlias: number): Metric[] {
  return metricKeys.flatMap((key, index) => {
    const value = sample[key];
    const { datatype } = metrics[key];
    const [alias, timestamp] = [firstAlias + index, sample.at.getTime()];
    return value === undefined ? [] : [createMetric({ alias, datatype, value, timestamp, datatypeIsKnown: true })];
  });
}
