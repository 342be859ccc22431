import type { EdgeNodeDefinition, MetricDefinition } from './edge-node-definition.ts';

export interface AliasedMetric extends MetricDefinition {
  readonly alias: number;
}

/** A device's metrics by name. */
export type DeviceAliases = ReadonlyMap<string, AliasedMetric>;

/** Gives every metric of every device an alias that is unique over the whole edge node (6.4.8), from 1 on. */
export function createAliasTable(definition: EdgeNodeDefinition): ReadonlyMap<string, DeviceAliases> {
  let alias = 0;
  const table = new Map<string, DeviceAliases>();
  for (const { deviceId, metrics } of definition.devices) {
    const aliased = metrics.map((metric): AliasedMetric => ({ ...metric, alias: ++alias }));
    table.set(deviceId, new Map(aliased.map((metric) => [metric.name, metric])));
  }
  return table;
}
