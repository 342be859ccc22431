import { DataType } from './data-type.ts';
import type { Metric, PropertySet, PropertyValue } from './payload.ts';

/** Sparkplug's quality codes (3.0, 6.4.20). */
export const Quality = { bad: 0, good: 192, stale: 500 } as const;

const qualityKey = 'Quality';
const unitKey = 'engUnit';

/** The quality a metric declares: none is good, a code the specification doesn't know is bad. */
export function metricQuality(metric: Metric): number {
  const property = metric.properties?.get(qualityKey);
  if (property === undefined) return Quality.good;
  const code = property.field === 'int' || property.field === 'long' ? Number(property.raw) : Quality.bad;
  return code === Quality.good || code === Quality.stale ? code : Quality.bad;
}

/** The engineering unit a birth declares for a metric. */
export function metricUnit(metric: Metric): string | undefined {
  const property = metric.properties?.get(unitKey);
  return property?.field === 'string' && property.raw !== '' ? property.raw : undefined;
}

export interface MetricPropertyFields {
  readonly quality?: number;
  readonly unit?: string;
}

/** Builds the properties that state a metric's quality and unit; leave the quality out when it is good. */
export function createProperties({ quality, unit }: MetricPropertyFields): PropertySet {
  const properties = new Map<string, PropertyValue>();
  if (quality !== undefined)
    properties.set(qualityKey, { type: DataType.Int32, isNull: false, field: 'int', raw: quality });
  if (unit !== undefined) properties.set(unitKey, { type: DataType.String, isNull: false, field: 'string', raw: unit });
  return properties;
}
