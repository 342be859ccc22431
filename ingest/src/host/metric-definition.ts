import { dataTypeName, metricUnit } from '@andon/mqtt';
import type { Metric, Uint64 } from '@andon/mqtt';
import type { MetricTarget } from '../map/metric-target.ts';

/**
 * A metric as its birth declared it, valid until the next birth. The mapping remembers here where the metric's values
 * go, so that a sample costs one look-up by alias and nothing else.
 */
export interface MetricDefinition {
  readonly name: string;
  readonly alias: Uint64 | undefined;
  readonly datatype: number;
  readonly unit: string | undefined;
  readonly groupId: string;
  readonly edgeNodeId: string;
  readonly deviceId: string | undefined;
  /** Where values go under the register of `targetVersion`. */
  target: MetricTarget | undefined;
  targetVersion: number;
}

export interface MetricOwner {
  readonly groupId: string;
  readonly edgeNodeId: string;
  readonly deviceId: string | undefined;
}

/** Reads a birth's metric; `undefined` when it has no name or datatype, so that data could never be understood. */
export function defineMetric(metric: Metric, owner: MetricOwner): MetricDefinition | undefined {
  if (metric.name === undefined || metric.datatype === undefined) return undefined;
  return {
    name: metric.name,
    alias: metric.alias,
    datatype: metric.datatype,
    unit: metricUnit(metric),
    groupId: owner.groupId,
    edgeNodeId: owner.edgeNodeId,
    deviceId: owner.deviceId,
    target: undefined,
    targetVersion: -1,
  };
}

/** `<group>/<edge node>[/<device>]`: what stands before the metric's name in its path. */
export function ownerPath({ groupId, edgeNodeId, deviceId }: MetricOwner): string {
  return deviceId === undefined ? `${groupId}/${edgeNodeId}` : `${groupId}/${edgeNodeId}/${deviceId}`;
}

/** How a definition stands in the `metrics` column of edge_nodes and devices. */
export interface MetricFact {
  readonly name: string;
  readonly alias: string | null;
  readonly datatype: string;
  readonly unit: string | null;
}

export function metricFact({ name, alias, datatype, unit }: MetricDefinition): MetricFact {
  return {
    name,
    // As text: an alias has 64 bits, and JSON numbers lose those above 2^53.
    alias: alias === undefined ? null : alias.toString(),
    datatype: dataTypeName(datatype) ?? `Unknown(${datatype})`,
    unit: unit ?? null,
  };
}
