import type { MetricValue } from './metric-value.ts';
import { noValue } from './payload.ts';
import type { Metric, PropertySet, Uint64 } from './payload.ts';
import { writeMetricValue } from './write-metric-value.ts';

export interface MetricFields {
  readonly name?: string;
  readonly alias?: Uint64;
  /** Milliseconds since the epoch, UTC. */
  readonly timestamp?: number;
  /** A code of `DataType`: chooses the wire field, and is itself sent unless `datatypeIsKnown`. */
  readonly datatype: number;
  /** `null` sends the metric as null. */
  readonly value: MetricValue | null;
  readonly isHistorical?: boolean;
  readonly isTransient?: boolean;
  readonly properties?: PropertySet;
  /** True in data: the receiver has the datatype from the birth, so it is left out of the message (6.4.16). */
  readonly datatypeIsKnown?: boolean;
}

/** Builds a metric for `encodePayload`. Throws a TypeError when the value doesn't fit the datatype. */
export function createMetric(fields: MetricFields): Metric {
  return {
    name: fields.name,
    alias: fields.alias,
    timestamp: fields.timestamp,
    datatype: fields.datatypeIsKnown === true ? undefined : fields.datatype,
    isHistorical: fields.isHistorical ?? false,
    isTransient: fields.isTransient ?? false,
    isNull: fields.value === null,
    properties: fields.properties,
    ...(fields.value === null ? noValue : writeMetricValue(fields.value, fields.datatype)),
  };
}
