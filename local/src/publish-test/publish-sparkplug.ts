import {
  createMetric,
  createPayload,
  DataType,
  encodePayload,
  formatTopic,
  openSession,
  type Metric,
  type SessionOptions,
} from '@andon/mqtt';

/** A node of its own: a second one under a name that lives would take its place. */
const node = { kind: 'node', groupId: 'Andon', edgeNodeId: 'andon-test' } as const;
const alias = 1;

/** A value to publish. */
export interface TestValue {
  /** Source topic and name of the metric: it leads to the equipment, whichever node it comes from. */
  readonly path: string;
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** A value on its way. */
export interface PublishedValue {
  readonly topic: string;
  /** Lets the node die, when it is known what became of the value. */
  readonly close: () => Promise<void>;
}

/** Publishes a value in Sparkplug B, as edge nodes do: by the birth of a node, then by its alias as data. */
export async function publishSparkplug(
  broker: Pick<SessionOptions, 'url' | 'tls'>,
  { path, value, time }: TestValue,
): Promise<PublishedValue> {
  const life = createMetric({ name: 'bdSeq', datatype: DataType.Int64, value: time % 256, timestamp: time });
  const death = {
    topic: formatTopic({ ...node, verb: 'NDEATH' }),
    payload: encode(undefined, time, [life]),
    qos: 1,
    retain: false,
  } as const;
  const session = await openSession({
    ...broker,
    clientId: `andon-test-${process.pid}`,
    will: death,
    subscriptions: [formatTopic({ ...node, verb: 'NCMD' })],
    onMessage: () => undefined,
  });
  const rebirth = createMetric({ name: 'Node Control/Rebirth', datatype: DataType.Boolean, value: false });
  const named = createMetric({ name: path, alias, datatype: DataType.Int32, value, timestamp: time - 1 });
  const changed = createMetric({ alias, datatype: DataType.Int32, value, timestamp: time, datatypeIsKnown: true });
  const topic = formatTopic({ ...node, verb: 'NDATA' });
  await session.publish({
    topic: formatTopic({ ...node, verb: 'NBIRTH' }),
    payload: encode(0, time, [life, rebirth, named]),
  });
  await session.publish({ topic, payload: encode(1, time, [changed]) });
  return {
    topic,
    close: async () => {
      await session.publish(death);
      await session.close();
    },
  };
}

function encode(seq: number | undefined, timestamp: number, metrics: readonly Metric[]): Buffer {
  return Buffer.from(encodePayload(createPayload({ timestamp, metrics, ...(seq === undefined ? {} : { seq }) })));
}
