import { createMetric, createPayload, DataType } from '@andon/mqtt';
import type { Metric, Payload } from '@andon/mqtt';
import type { EdgeNodeMessage } from './edge-node-action.ts';
import { deathPayload } from './edge-node-payloads.ts';

/**
 * What an edge node can be told to do wrong, to see whether a host stands it:
 * - gap: some data never arrives, so that its sequence number is missing;
 * - duplicate: some data arrives twice;
 * - reorder: some data is overtaken by what follows it;
 * - late-death: after a birth comes the NDEATH of the session before;
 * - wrong-type: some data also holds a text for a metric that is a number;
 * - unknown-alias: some data also holds a metric that no birth has told of;
 * - clock-skew: the node's clock is ahead.
 */
export const misbehaviours = [
  'gap',
  'duplicate',
  'reorder',
  'late-death',
  'wrong-type',
  'unknown-alias',
  'clock-skew',
] as const;

export type Misbehaviour = (typeof misbehaviours)[number];

/** Every so many data messages something goes wrong; the numbers have no common divisor, so faults meet in all ways. */
const faultEvery = { gap: 53, duplicate: 7, reorder: 11, 'wrong-type': 29, 'unknown-alias': 37 } as const;

/** An alias that no birth of ours gives out. */
const unknownAlias = 1_000_000;
const skewMs = 90_000;
const bdSeqCount = 256;

/** Turns what an edge node says into what arrives when it misbehaves. Without misbehaviours everything passes as it is. */
export class Distortion {
  readonly #kinds: ReadonlySet<Misbehaviour>;
  #dataCount = 0;
  #overtaken: EdgeNodeMessage | undefined;

  constructor(kinds: readonly Misbehaviour[]) {
    this.#kinds = new Set(kinds);
  }

  /** The messages to send in the place of one. */
  apply(message: EdgeNodeMessage): readonly EdgeNodeMessage[] {
    if (this.#kinds.size === 0) return [message];
    const skewed = this.#kinds.has('clock-skew') ? { ...message, payload: skew(message.payload) } : message;
    if (/\/[ND]DATA\//.test(message.topic)) return this.#distortData(skewed);
    // A birth begins a new order; what it would have overtaken goes first.
    const before = this.#release();
    const isNodeBirth = message.topic.includes('/NBIRTH/');
    return [...before, skewed, ...(isNodeBirth && this.#kinds.has('late-death') ? lateDeath(message) : [])];
  }

  #distortData(message: EdgeNodeMessage): readonly EdgeNodeMessage[] {
    this.#dataCount += 1;
    if (this.#isTurnOf('gap')) return [];
    const spoilt = { ...message, payload: this.#spoil(message.payload) };
    const sent = this.#isTurnOf('duplicate') ? [spoilt, spoilt] : [spoilt];
    const overtaken = this.#release();
    if (overtaken.length === 0 && this.#isTurnOf('reorder')) {
      this.#overtaken = spoilt;
      return [];
    }
    return [...sent, ...overtaken];
  }

  #spoil(payload: Payload): Payload {
    const extra: Metric[] = [];
    const alias = payload.metrics[0]?.alias;
    if (this.#isTurnOf('wrong-type') && alias !== undefined) {
      extra.push(createMetric({ alias, datatype: DataType.String, value: 'not a number', datatypeIsKnown: true }));
    }
    if (this.#isTurnOf('unknown-alias')) {
      extra.push(createMetric({ alias: unknownAlias, datatype: DataType.Double, value: 1, datatypeIsKnown: true }));
    }
    return { ...payload, metrics: [...payload.metrics, ...extra] };
  }

  #isTurnOf(kind: keyof typeof faultEvery): boolean {
    return this.#kinds.has(kind) && this.#dataCount % faultEvery[kind] === 0;
  }

  #release(): readonly EdgeNodeMessage[] {
    const overtaken = this.#overtaken;
    this.#overtaken = undefined;
    return overtaken === undefined ? [] : [overtaken];
  }
}

/** The NDEATH of the session before the one that this NBIRTH begins. */
function lateDeath({ topic, payload }: EdgeNodeMessage): readonly EdgeNodeMessage[] {
  const bdSeq = payload.metrics.find(({ name }) => name === 'bdSeq')?.raw;
  const former = (Number(bdSeq) + bdSeqCount - 1) % bdSeqCount;
  return [{ topic: topic.replace('/NBIRTH/', '/NDEATH/'), payload: deathPayload(former, payload.timestamp ?? 0) }];
}

function skew({ timestamp, seq, metrics }: Payload): Payload {
  return createPayload({
    ...(timestamp === undefined ? {} : { timestamp: timestamp + skewMs }),
    ...(seq === undefined ? {} : { seq }),
    metrics: metrics.map((metric) =>
      metric.timestamp === undefined ? metric : { ...metric, timestamp: metric.timestamp + skewMs },
    ),
  });
}
