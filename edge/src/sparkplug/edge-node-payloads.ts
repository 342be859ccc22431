import { createMetric, createPayload, createProperties, DataType, type Metric, type Payload } from '@andon/mqtt';
import type { DeviceSample } from '../store/sample.ts';
import type { AliasedMetric, DeviceAliases } from './alias-table.ts';

export const rebirthMetricName = 'Node Control/Rebirth';
const bdSeqMetricName = 'bdSeq';

/** NDEATH, as will and as goodbye: the bdSeq alone, without seq. */
export function deathPayload(bdSeq: number, time: number): Payload {
  return createPayload({ timestamp: time, metrics: [bdSeqMetric(bdSeq, time)] });
}

/** NBIRTH of a node that has no tags of its own: bdSeq and the Rebirth control, neither with an alias. */
export function nodeBirthPayload(bdSeq: number, seq: number, time: number): Payload {
  const rebirth = createMetric({ name: rebirthMetricName, datatype: DataType.Boolean, value: false, timestamp: time });
  return createPayload({ timestamp: time, seq, metrics: [bdSeqMetric(bdSeq, time), rebirth] });
}

/** DBIRTH: every metric of the device by name and alias, with the value last read (null when the tag has none). */
export function deviceBirthPayload(aliases: DeviceAliases, reading: DeviceSample, seq: number, time: number): Payload {
  const metrics = [...aliases.values()].map((metric) =>
    createMetric({
      name: metric.name,
      alias: metric.alias,
      datatype: metric.datatype,
      value: reading.values[metric.name] ?? null,
      timestamp: reading.time,
      ...(metric.unit === undefined ? {} : { properties: createProperties({ unit: metric.unit }) }),
    }),
  );
  return createPayload({ timestamp: time, seq, metrics });
}

/** DDEATH: a time and a seq. */
export function deviceDeathPayload(seq: number, time: number): Payload {
  return createPayload({ timestamp: time, seq, metrics: [] });
}

/** The metrics of one sample for DDATA: alias, value and the source's time, no name and no datatype. */
export function dataMetrics(aliases: DeviceAliases, sample: DeviceSample, isHistorical: boolean): Metric[] {
  return Object.entries(sample.values).flatMap(([name, value]) => {
    const metric: AliasedMetric | undefined = aliases.get(name);
    if (metric === undefined) return [];
    const { alias, datatype } = metric;
    return [createMetric({ alias, datatype, value, timestamp: sample.time, isHistorical, datatypeIsKnown: true })];
  });
}

function bdSeqMetric(bdSeq: number, time: number): Metric {
  return createMetric({ name: bdSeqMetricName, datatype: DataType.Int64, value: bdSeq, timestamp: time });
}
