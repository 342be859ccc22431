import { DataType } from '@andon/mqtt';
import type { MetricOwner } from '../host/metric-definition.ts';
import type { RememberedMetric, RememberedNode } from '../host/remembered-node.ts';
import { CommandError } from './create-command.ts';
import type { MetricWrite } from './create-command.ts';

/** What the words after the command ask for. */
export interface CommandRequest {
  readonly owner: MetricOwner;
  readonly metric: string;
  readonly value: string;
}

/** Reads `<group>/<edge node>[/<device>] <metric> <value>`; throws a CommandError when it is something else. */
export function readCommandLine([path = '', metric, value, ...more]: readonly string[]): CommandRequest {
  const [groupId, edgeNodeId, deviceId, ...deeper] = path.split('/');
  const isWhole = groupId !== undefined && edgeNodeId !== undefined && metric !== undefined && value !== undefined;
  if (!isWhole || more.length > 0 || deeper.length > 0) {
    throw new CommandError('Say what to set: <group>/<edge node>[/<device>] <metric> <value>.');
  }
  return { owner: { groupId, edgeNodeId, deviceId }, metric, value };
}

/** The metrics that the last birth of an edge node or device declared; throws a CommandError when there was none. */
export function metricsOf(nodes: readonly RememberedNode[], owner: MetricOwner): readonly RememberedMetric[] {
  const node = nodes.find(({ groupId, edgeNodeId }) => groupId === owner.groupId && edgeNodeId === owner.edgeNodeId);
  const found = owner.deviceId === undefined ? node : node?.devices.find(({ deviceId }) => deviceId === owner.deviceId);
  if (found === undefined)
    throw new CommandError('No birth of it is known. See edge_nodes and devices for those that are.');
  return found.metrics;
}

/** The value as its metric's datatype has it; text that is none is left to the check of the command. */
export function readWrite(metrics: readonly RememberedMetric[], { metric, value }: CommandRequest): MetricWrite {
  const datatype = metrics.find(({ name }) => name === metric)?.datatype;
  if (datatype === DataType.Boolean && /^(true|false)$/.test(value)) return { name: metric, value: value === 'true' };
  if ((datatype === DataType.Int64 || datatype === DataType.UInt64) && /^-?\d+$/.test(value)) {
    return { name: metric, value: BigInt(value) };
  }
  const isNumeric = datatype !== undefined && datatype >= DataType.Int8 && datatype <= DataType.Double;
  const number = Number(value);
  return { name: metric, value: isNumeric && value.trim() !== '' && Number.isFinite(number) ? number : value };
}
