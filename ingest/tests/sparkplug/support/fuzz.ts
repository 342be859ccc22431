import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createMetric, createPayload, createProperties, DataType, encodePayload } from '@andon/mqtt';
import type { Metric, MetricFields } from '@andon/mqtt';
import type { HostAction } from '../../../src/host/host-action.ts';
import { SparkplugHost } from '../../../src/host/sparkplug-host.ts';
import { Register } from '../../../src/map/register.ts';
import { RowMapper } from '../../../src/map/row-mapper.ts';
import { RuleBook } from '../../../src/validate/rule-book.ts';
import { RowBatch } from '../../../src/write/row-batch.ts';

export interface FuzzResult {
  readonly messages: number;
  /** Messages of which nothing more will come; every one has to be, once. */
  readonly settled: number;
  /** Dead letters, by reason. */
  readonly refused: ReadonlyMap<string, number>;
  readonly storedMetrics: number;
  /** Bytes that the heap holds more after the second half than after the first. */
  readonly heapGrowth: number;
}

const messagesPerBatch = 1_000;
const start = 1_790_000_000_000;

/**
 * Feeds random and mutated topics and payloads to host and mapping, and accounts for every one. The same seed makes the
 * same messages.
 */
export function fuzz(messages: number, seed: number): FuzzResult {
  const random = randomNumbers(seed);
  const pipeline = new Pipeline();
  let heapAtHalf = 0;
  for (let index = 0; index < messages; index += 1) {
    pipeline.receive(mutateTopic(random), mutatePayload(random), start + index);
    if (index === Math.floor(messages / 2)) heapAtHalf = heapUsed();
  }
  pipeline.end(start + messages);
  const { settled, refused, storedMetrics } = pipeline;
  return { messages, settled, refused, storedMetrics, heapGrowth: heapUsed() - heapAtHalf };
}

/** Host and mapper as the worker has them, with batches that are thrown away. */
class Pipeline {
  settled = 0;
  storedMetrics = 0;
  readonly refused = new Map<string, number>();
  private readonly host = new SparkplugHost({
    hostId: 'andon',
    reorderTimeoutMs: 100,
    maximumPayloadBytes: 100_000,
    share: { worker: 1, workers: 1 },
  });
  private readonly mapper = new RowMapper(new Register(1, registrations), 600_000, new RuleBook(() => undefined));
  private batch = new RowBatch(0);
  private inBatch = 0;

  receive(topic: string, payload: Buffer, at: number): void {
    const message = { topic, payload, receivedAt: at, acknowledge: undefined };
    this.perform(this.host.receive(message, { server: 0, stateTimestamp: start }), at);
    this.inBatch += 1;
    if (this.inBatch < messagesPerBatch) return;
    this.inBatch = 0;
    this.batch = new RowBatch(0);
    this.perform(this.host.tick(at), at);
  }

  end(at: number): void {
    this.perform(this.host.disconnect(0, at), at);
  }

  private perform(actions: readonly HostAction[], at: number): void {
    for (const action of actions) {
      if (action.kind === 'settle') this.settled += 1;
      if (action.kind === 'offline') this.mapper.expire(action.staleDefinitions, at, this.batch);
      if (action.kind === 'refuse') this.count(action.reason);
      if (action.kind === 'store') {
        this.storedMetrics += action.metrics.length;
        for (const { reason } of this.mapper.store(action, this.batch)) this.count(reason);
      }
    }
  }

  private count(reason: string): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
  }
}

const registrations = ['G/N', 'G/N/D'].map((sourceTopic, index) => ({
  sourceTopic,
  equipmentId: index + 1,
  active: true,
  stateMap: undefined,
  metricMap: new Map([
    ['State', 'state' as const],
    ['Count', 'produced_counter' as const],
  ]),
}));

type Random = () => number;

/** Mulberry32: small, fast, and the same everywhere. */
function randomNumbers(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

function mutateTopic(random: Random): string {
  const verb = pick(random, [
    'NBIRTH',
    'NDEATH',
    'NDATA',
    'NDATA',
    'NCMD',
    'DBIRTH',
    'DDEATH',
    'DDATA',
    'DDATA',
    'XDATA',
  ]);
  const device = verb.startsWith('D') ? '/D' : '';
  const sound = random() < 0.1 ? 'spBv1.0/STATE/andon' : `spBv1.0/G/${verb}/${pick(random, ['N', 'M'])}${device}`;
  if (random() < 0.8) return sound;
  const at = Math.floor(random() * sound.length);
  const inserted = pick(random, ['', '/', '+', '#', '\0', 'é', String.fromCharCode(Math.floor(random() * 0x10000))]);
  return sound.slice(0, at) + inserted + sound.slice(at + Math.floor(random() * 3));
}

function mutatePayload(random: Random): Buffer {
  const sound = soundPayload(random);
  const kind = random();
  if (kind < 0.4) return sound;
  if (kind < 0.5)
    return Buffer.from(Array.from({ length: Math.floor(random() * 100) }, () => Math.floor(random() * 256)));
  if (kind < 0.6) return sound.subarray(0, Math.floor(random() * sound.length));
  if (kind < 0.65) return Buffer.concat([sound, soundPayload(random)]);
  if (kind < 0.7) return Buffer.from(JSON.stringify({ online: random() < 0.5, timestamp: Math.floor(random() * 10) }));
  const mutated = Buffer.from(sound);
  for (let flips = 1 + Math.floor(random() * 4); flips > 0; flips -= 1) {
    mutated[Math.floor(random() * mutated.length)] = Math.floor(random() * 256);
  }
  return mutated;
}

function soundPayload(random: Random): Buffer {
  const count = Math.floor(random() * 4);
  const metrics = Array.from({ length: count }, () => soundMetric(random));
  const bdSeq = createMetric({ name: 'bdSeq', datatype: DataType.Int64, value: Math.floor(random() * 3) });
  return encodePayload(
    createPayload({
      timestamp: start,
      seq: Math.floor(random() * 256),
      metrics: random() < 0.3 ? [bdSeq, ...metrics] : metrics,
    }),
  );
}

const samples: readonly [MetricFields, ...MetricFields[]] = [
  { name: 'State', alias: 1, datatype: DataType.Int32, value: 6 },
  { name: 'Count', alias: 2, datatype: DataType.UInt64, value: 2n ** 63n },
  { name: 'Heat', alias: 3, datatype: DataType.Double, value: Number.NaN },
  { name: 'Text', alias: 4, datatype: DataType.String, value: 'a\0b' },
  { name: 'Flag', alias: 5, datatype: DataType.Boolean, value: true },
  { name: 'List', alias: 6, datatype: DataType.Int16Array, value: [1, -2] },
  { name: 'Nothing', alias: 7, datatype: DataType.Float, value: null },
  { name: 'Poor', alias: 8, datatype: DataType.Int8, value: -1, properties: createProperties({ quality: 7 }) },
];

function soundMetric(random: Random): Metric {
  const fields = pick(random, samples);
  const timestamp = start + Math.floor((random() - 0.5) * 10_000_000);
  const isHistorical = random() < 0.2;
  if (random() < 0.5) return createMetric({ ...fields, timestamp, isHistorical });
  const { alias = 0, datatype, value } = fields;
  return createMetric({ alias, datatype, value, timestamp, isHistorical, datatypeIsKnown: true });
}

/** Bytes in use after everything unused was thrown away. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void; // what --expose-gc adds to every new context
  collect();
  return process.memoryUsage().heapUsed;
}
