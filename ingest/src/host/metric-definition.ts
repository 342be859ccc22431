import { dataTypeName, metricUnit } from '@andon/mqtt';
import type { Payload, Uint64 } from '@andon/mqtt';
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

/** Reads a birth's metrics, without those that have no name or datatype: data of theirs could never be understood. */
export function defineMetrics(birth: Payload, owner: MetricOwner): readonly MetricDefinition[] {
  return birth.metrics.flatMap((metric) => {
    const { name, alias, datatype } = metric;
    if (name === undefined || datatype === undefined) return [];
    return [createDefinition({ name, alias, datatype, unit: metricUnit(metric) }, owner)];
  });
}

export function createDefinition(
  { name, alias, datatype, unit }: Pick<MetricDefinition, 'name' | 'alias' | 'datatype' | 'unit'>,
  { groupId, edgeNodeId, deviceId }: MetricOwner,
): MetricDefinition {
  return {
    name,
    alias,
    datatype,
    unit,
    groupId,
    edgeNodeId,
    deviceId,
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
