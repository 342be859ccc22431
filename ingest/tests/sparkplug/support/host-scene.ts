import { createMetric, createPayload, DataType, encodePayload, encodeState } from '@andon/mqtt';
import type { Metric, MetricValue } from '@andon/mqtt';
import type { HostAction } from '../../../src/host/host-action.ts';
import type { IncomingMessage } from '../../../src/host/incoming-message.ts';
import { ownerPath } from '../../../src/host/metric-definition.ts';
import { SparkplugHost } from '../../../src/host/sparkplug-host.ts';
import type { SparkplugHostOptions } from '../../../src/host/sparkplug-host.ts';

export const hostId = 'andon';
/** When every scene begins, ms since the epoch. */
export const sceneStart = 1_790_000_000_000;
export const reorderTimeoutMs = 2_000;

export interface SendOptions {
  readonly seq?: number | undefined;
  /** Of the payload. */
  readonly timestamp?: number | undefined;
  readonly server?: number;
  readonly node?: string;
}

/** A host application without sockets, its clock, and edge nodes that say what a test tells them. */
export class HostScene {
  readonly host: SparkplugHost;
  now = sceneStart;
  stateTimestamp = sceneStart - 1;

  constructor(options: Partial<SparkplugHostOptions> = {}) {
    this.host = new SparkplugHost({
      hostId,
      reorderTimeoutMs,
      maximumPayloadBytes: 1_000_000,
      share: { worker: 1, workers: 1 },
      ...options,
    });
  }

  /** Lets time pass. */
  wait(ms: number): readonly HostAction[] {
    this.now += ms;
    return this.host.tick(this.now);
  }

  receive(topic: string, payload: Buffer, server = 0): readonly HostAction[] {
    const message: IncomingMessage = { topic, payload, receivedAt: this.now, acknowledge: undefined };
    return this.host.receive(message, { server, stateTimestamp: this.stateTimestamp });
  }

  /** A message of edge node G/N (or another), or of one of its devices: `NDATA`, `DDATA/D`. */
  say(what: string, metrics: readonly Metric[], options: SendOptions = {}): readonly HostAction[] {
    const [verb = '', device] = what.split('/');
    const { seq, timestamp = this.now, server = 0, node = 'N' } = options;
    const topic = `spBv1.0/G/${verb}/${node}${device === undefined ? '' : `/${device}`}`;
    const payload = createPayload({
      ...('timestamp' in options && options.timestamp === undefined ? {} : { timestamp }),
      ...(seq === undefined ? {} : { seq }),
      metrics,
    });
    return this.receive(topic, encodePayload(payload), server);
  }

  /** NBIRTH with bdSeq and one metric, Level, with alias 1. */
  bear(bdSeq = 0, options: SendOptions & { readonly metrics?: readonly Metric[] } = {}): readonly HostAction[] {
    const metrics = [bdSeqMetric(bdSeq), ...(options.metrics ?? [level(0)])];
    return this.say('NBIRTH', metrics, { seq: 0, ...options });
  }

  /** DBIRTH of device D with one metric, Speed, with alias 2. */
  bearDevice(seq: number, options: SendOptions = {}): readonly HostAction[] {
    return this.say('DBIRTH/D', [speed(0)], { seq, ...options });
  }

  die(bdSeq: number, options: SendOptions = {}): readonly HostAction[] {
    return this.say('NDEATH', [bdSeqMetric(bdSeq)], options);
  }

  state(online: boolean, timestamp: number, id = hostId): readonly HostAction[] {
    return this.receive(`spBv1.0/STATE/${id}`, encodeState({ online, timestamp }));
  }
}

export function bdSeqMetric(value: number): Metric {
  return createMetric({ name: 'bdSeq', datatype: DataType.Int64, value });
}

/** The node's metric as its birth declares it. */
export function level(value: number): Metric {
  return createMetric({ name: 'Level', alias: 1, datatype: DataType.Double, value, timestamp: sceneStart });
}

/** The device's metric as its birth declares it. */
export function speed(value: number): Metric {
  return createMetric({ name: 'Speed', alias: 2, datatype: DataType.Double, value, timestamp: sceneStart });
}

/** Data: alias and value, as the specification asks. */
export function data(alias: number, value: MetricValue | null, more: { readonly timestamp?: number } = {}): Metric {
  return createMetric({
    alias,
    datatype: DataType.Double,
    value,
    datatypeIsKnown: true,
    timestamp: sceneStart,
    ...more,
  });
}

/** Names and values of what is to be stored, in order: `Level=3`. */
export function stored(actions: readonly HostAction[]): readonly string[] {
  return ofKind(actions, 'store').flatMap(({ metrics, definitions }) =>
    metrics.map((metric, index) => `${definitions[index]?.name ?? ''}=${JSON.stringify(metric.raw)}`),
  );
}

export function ofKind<Kind extends HostAction['kind']>(
  actions: readonly HostAction[],
  kind: Kind,
): readonly Extract<HostAction, { kind: Kind }>[] {
  return actions.filter((action): action is Extract<HostAction, { kind: Kind }> => action.kind === kind);
}

/** Paths of the nodes that are asked for a rebirth. */
export function asked(actions: readonly HostAction[]): readonly string[] {
  return ofKind(actions, 'request-rebirth').map(({ owner }) => ownerPath(owner));
}

/** Who is said to be offline, and since when. */
export function ended(actions: readonly HostAction[]): readonly (readonly [string, number])[] {
  return ofKind(actions, 'offline').map(({ owner, at }) => [ownerPath(owner), at]);
}

/** Metrics that are said to be stale. */
export function stale(actions: readonly HostAction[]): readonly string[] {
  return ofKind(actions, 'offline').flatMap(({ staleDefinitions }) => staleDefinitions.map(({ name }) => name));
}
