import { createMetric, createPayload, DataType, encodePayload, formatTopic } from '@andon/mqtt';
import type { Metric, OutgoingMessage } from '@andon/mqtt';
import { processMetricNames } from '../plant/machine-sample.ts';
import type { MachineSample } from '../plant/machine-sample.ts';

const group = { groupId: 'Bench', edgeNodeId: 'Node' } as const;
const sequences = 256;

/** A Sparkplug edge node with one device per machine: its births and its data, in sequence. */
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

  deviceBirth(sample: MachineSample): OutgoingMessage {
    return this.#message(this.#deviceTopic('DBIRTH', sample), sample.timeMs, metricsOf(sample, true));
  }

  deviceData(sample: MachineSample): OutgoingMessage {
    return this.#message(this.#deviceTopic('DDATA', sample), sample.timeMs, metricsOf(sample, false));
  }

  #deviceTopic(verb: 'DBIRTH' | 'DDATA', { machine }: MachineSample): string {
    return formatTopic({ kind: 'device', verb, ...group, deviceId: `Machine${machine}` });
  }

  #message(topic: string, timeMs: number, metrics: readonly Metric[]): OutgoingMessage {
    const seq = this.#sequence;
    this.#sequence = (seq + 1) % sequences;
    return { topic, payload: Buffer.from(encodePayload(createPayload({ timestamp: timeMs, seq, metrics }))) };
  }
}

function metricsOf(sample: MachineSample, isBirth: boolean): readonly Metric[] {
  const timestamp = sample.timeMs;
  // Written out twice: at this rate, an object put together from parts costs more than all else that is done for it.
  const metric = (offset: number, name: string, datatype: number, value: number): Metric => {
    const alias = sample.machine * 16 + offset;
    return isBirth
      ? createMetric({ name, alias, timestamp, datatype, value })
      : createMetric({ alias, timestamp, datatype, value, datatypeIsKnown: true });
  };
  return [
    metric(0, 'Status/StateCurrent', DataType.Int32, sample.state),
    metric(1, 'Status/UnitModeCurrent', DataType.Int32, sample.mode),
    metric(2, 'Status/CurMachSpeed', DataType.Double, sample.speed),
    metric(3, 'Admin/ProdProcessedCount', DataType.UInt32, sample.producedCounter),
    metric(4, 'Admin/ProdDefectiveCount', DataType.UInt32, sample.scrapCounter),
    ...processMetricNames.map((name, index) => metric(5 + index, name, DataType.Double, sample.process[index] ?? 0)),
  ];
}
