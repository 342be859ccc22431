import type { Metric, Payload, Uint64 } from '@andon/mqtt';
import type { MetricDefinition, MetricOwner } from './metric-definition.ts';
import type { NodeMessage } from './node-message.ts';
import { sequenceNumbers, SequenceTracker } from './sequence-tracker.ts';

/**
 * - online: born in this session of ours.
 * - remembered: born in an earlier one; births may have been missed since.
 * - offline: dead by its own NDEATH.
 */
export type NodeStatus = 'online' | 'remembered' | 'offline';

export interface NodeSessionOptions {
  readonly owner: MetricOwner;
  readonly definitions: readonly MetricDefinition[];
  readonly bdSeq: number | undefined;
  /** Sequence number of the NBIRTH. */
  readonly sequence: number;
  /** The server that the NBIRTH came through; undefined when another process of ours saw it. */
  readonly server: number | undefined;
  readonly reorderTimeoutMs: number;
}

interface DeviceSession {
  readonly owner: MetricOwner;
  online: boolean;
  readonly definitions: readonly MetricDefinition[];
  readonly byName: ReadonlyMap<string, MetricDefinition>;
}

/** The metrics of a birth, a data message or a death that could be resolved, and the ones that could not. */
export interface Resolution {
  readonly metrics: readonly Metric[];
  readonly definitions: readonly MetricDefinition[];
  /** Names or aliases that the birth does not hold. */
  readonly unknown: readonly string[];
}

/** What an edge node said in its last NBIRTH and its devices' DBIRTHs. A new NBIRTH makes a new session. */
export class NodeSession {
  readonly owner: MetricOwner;
  readonly bdSeq: number | undefined;
  readonly server: number | undefined;
  readonly sequence: SequenceTracker<NodeMessage>;
  status: NodeStatus = 'online';
  readonly devices = new Map<string, DeviceSession>();
  private readonly node: DeviceSession;
  /** Aliases are unique over the node and all its devices. */
  private readonly byAlias = new Map<Uint64, MetricDefinition>();

  constructor({ owner, definitions, bdSeq, sequence, server, reorderTimeoutMs }: NodeSessionOptions) {
    this.owner = owner;
    this.bdSeq = bdSeq;
    this.server = server;
    this.sequence = new SequenceTracker(sequence, reorderTimeoutMs);
    this.node = this.define(owner, definitions);
  }

  /** Takes a device's metrics; its former ones are forgotten. */
  bearDevice(deviceId: string, definitions: readonly MetricDefinition[]): DeviceSession {
    const former = this.devices.get(deviceId);
    for (const { alias } of former?.definitions ?? []) {
      if (alias !== undefined && this.byAlias.get(alias)?.deviceId === deviceId) this.byAlias.delete(alias);
    }
    const device = this.define({ ...this.owner, deviceId }, definitions);
    this.devices.set(deviceId, device);
    return device;
  }

  get nodeDefinitions(): readonly MetricDefinition[] {
    return this.node.definitions;
  }

  get liveDevices(): readonly DeviceSession[] {
    return [...this.devices.values()].filter((device) => device.online);
  }

  /** Every metric of the node and of its devices that are online. */
  get liveDefinitions(): readonly MetricDefinition[] {
    return [...this.node.definitions, ...this.liveDevices.flatMap((device) => device.definitions)];
  }

  /** Finds the definitions of a message's metrics, by alias or by name, within the device (or the node itself). */
  resolve(deviceId: string | undefined, metrics: readonly Metric[]): Resolution {
    const byName = (deviceId === undefined ? this.node : this.devices.get(deviceId))?.byName;
    const definitions: MetricDefinition[] = [];
    for (const metric of metrics) {
      const definition = this.find(metric, deviceId, byName);
      if (definition === undefined) return this.resolvePartly(deviceId, metrics, byName);
      definitions.push(definition);
    }
    return { metrics, definitions, unknown: [] };
  }

  private resolvePartly(
    deviceId: string | undefined,
    metrics: readonly Metric[],
    byName: ReadonlyMap<string, MetricDefinition> | undefined,
  ): Resolution {
    const resolution = { metrics: [] as Metric[], definitions: [] as MetricDefinition[], unknown: [] as string[] };
    for (const metric of metrics) {
      const definition = this.find(metric, deviceId, byName);
      if (definition === undefined) {
        resolution.unknown.push(metric.name ?? `alias ${metric.alias ?? 'missing'}`);
      } else {
        resolution.metrics.push(metric);
        resolution.definitions.push(definition);
      }
    }
    return resolution;
  }

  private find(
    metric: Metric,
    deviceId: string | undefined,
    byName: ReadonlyMap<string, MetricDefinition> | undefined,
  ): MetricDefinition | undefined {
    if (metric.name !== undefined) return byName?.get(metric.name);
    const definition = metric.alias === undefined ? undefined : this.byAlias.get(metric.alias);
    return definition?.deviceId === deviceId ? definition : undefined;
  }

  private define(owner: MetricOwner, definitions: readonly MetricDefinition[]): DeviceSession {
    for (const definition of definitions) {
      if (definition.alias !== undefined) this.byAlias.set(definition.alias, definition);
    }
    const byName = new Map(definitions.map((definition) => [definition.name, definition]));
    return { owner, online: true, definitions, byName };
  }
}

/** The payload's sequence number; undefined when there is none, or none that Sparkplug knows (0 to 255). */
export function readSequence({ seq }: Payload): number | undefined {
  return seq !== undefined && seq < sequenceNumbers ? seq : undefined;
}

/** The metric that pairs an NDEATH with its NBIRTH; nodes send it as any integer type. */
export function readBdSeq({ metrics }: Payload): number | undefined {
  const metric = metrics.find(({ name }) => name === 'bdSeq');
  return metric?.field === 'int' || metric?.field === 'long' ? Number(metric.raw) : undefined;
}
