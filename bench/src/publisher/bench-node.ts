import { createMetric, createPayload, DataType, encodePayload, formatTopic } from '@andon/mqtt';
import type { Metric, OutgoingMessage } from '@andon/mqtt';
import { processMetricNames } from '../plant/machine-sample.ts';
import type { MachineSample } from '../plant/machine-sample.ts';

const group = { groupId: 'Bench', edgeNodeId: 'Node' } as const;
const sequences = 256;

/** A Sparkplug edge node with one device per line, which speaks for its machines: births and data, in sequence. */
export class BenchNode {
  #sequence = 0;

  nodeBirth(timeMs: number): OutgoingMessage {
    this.#sequence = 0;
    const metrics = [
      createMetric({ name: 'bdSeq', timestamp: timeMs, datatype: DataType.Int64, value: 0 }),
      createMetric({ name: 'Node Control/Rebirth', timestamp: timeMs, datatype: DataType.Boolean, value: false }),
    ];
    return this.#message(formatTopic({ kind: 'node', verb: 'NBIRTH', ...group }), timeMs, metrics);
  }

  /** One sample of each machine of a line, all of one time. */
  deviceBirth(line: number, timeMs: number, samples: readonly MachineSample[]): OutgoingMessage {
    return this.#message(deviceTopic('DBIRTH', line), timeMs, samples.flatMap(namedMetricsOf));
  }

  /** One sample of each machine of a line, in messages of so many metrics. */
  deviceData(
    line: number,
    timeMs: number,
    samples: readonly MachineSample[],
    metricsPerMessage: number,
  ): readonly OutgoingMessage[] {
    const metrics = samples.flatMap(metricsOf);
    return Array.from({ length: Math.ceil(metrics.length / metricsPerMessage) }, (_, index) => {
      const first = index * metricsPerMessage;
      return this.#message(deviceTopic('DDATA', line), timeMs, metrics.slice(first, first + metricsPerMessage));
    });
  }

  #message(topic: string, timeMs: number, metrics: readonly Metric[]): OutgoingMessage {
    const seq = this.#sequence;
    this.#sequence = (seq + 1) % sequences;
    return { topic, payload: Buffer.from(encodePayload(createPayload({ timestamp: timeMs, seq, metrics }))) };
  }
}

function deviceTopic(verb: 'DBIRTH' | 'DDATA', line: number): string {
  return formatTopic({ kind: 'device', verb, ...group, deviceId: `Line${line}` });
}

/** The metrics of a birth, with names and types; data names them by their alias only. */
function namedMetricsOf(sample: MachineSample): readonly Metric[] {
  return valuesOf(sample).map(({ name, datatype, value }, index) =>
    createMetric({
      name: `Machine${sample.machine}/${name}`,
      alias: aliasOf(sample, index),
      timestamp: sample.timeMs,
      datatype,
      value,
    }),
  );
}

function metricsOf(sample: MachineSample): readonly Metric[] {
  return valuesOf(sample).map(({ datatype, value }, index) =>
    createMetric({
      alias: aliasOf(sample, index),
      timestamp: sample.timeMs,
      datatype,
      value,
      datatypeIsKnown: true,
    }),
  );
}

function aliasOf({ machine }: MachineSample, index: number): number {
  return machine * 16 + index;
}

interface NamedValue {
  readonly name: string;
  readonly datatype: number;
  readonly value: number;
}

function valuesOf(sample: MachineSample): readonly NamedValue[] {
  return [
    { name: 'Status/StateCurrent', datatype: DataType.Int32, value: sample.state },
    { name: 'Status/UnitModeCurrent', datatype: DataType.Int32, value: sample.mode },
    { name: 'Status/CurMachSpeed', datatype: DataType.Double, value: sample.speed },
    { name: 'Admin/ProdProcessedCount', datatype: DataType.UInt32, value: sample.producedCounter },
    { name: 'Admin/ProdDefectiveCount', datatype: DataType.UInt32, value: sample.scrapCounter },
    ...processMetricNames.map((name, index) => ({
      name,
      datatype: DataType.Double,
      value: sample.process[index] ?? 0,
    })),
  ];
}
