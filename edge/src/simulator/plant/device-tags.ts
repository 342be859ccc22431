import { DataType } from '@andon/mqtt';
import type { ReportByExceptionOptions } from '../../conditioning/report-by-exception.ts';
import type { DeviceDefinition, MetricDefinition } from '../../sparkplug/edge-node-definition.ts';
import type { DeviceSample, MetricValue } from '../../store/sample.ts';
import type { MachineSample } from '../machine/machine-sample.ts';
import type { SimulatedMachine, SimulatedPlantLine } from './factories.ts';

/** The PackTags that the platform maps to columns; whatever else a machine reports becomes telemetry. */
const tag = {
  state: 'Status/StateCurrent',
  mode: 'Status/UnitModeCurrent',
  speed: 'Status/CurMachSpeed',
  produced: 'Admin/ProdProcessedCount',
  scrap: 'Admin/ProdDefectiveCount',
} as const;

/** A change of speed below this part of the ideal one is noise. */
const speedDeadbandRatio = 0.01;

/** What the machine's device announces in its birth. */
export function deviceDefinition({ deviceId, metricPrefix, character }: SimulatedMachine): DeviceDefinition {
  const counter = character.counter.maximum === undefined ? DataType.Int64 : DataType.UInt16;
  const metrics: MetricDefinition[] = [
    { name: tag.state, datatype: DataType.Int32 },
    { name: tag.mode, datatype: DataType.Int32 },
    { name: tag.speed, datatype: DataType.Double, unit: '1/min' },
    { name: tag.produced, datatype: counter },
    { name: tag.scrap, datatype: counter },
    ...character.processMetrics.map(({ name, unit }) => ({ name, unit, datatype: DataType.Double })),
  ];
  return { deviceId, metrics: metrics.map((metric) => ({ ...metric, name: metricPrefix + metric.name })) };
}

/** A reading of the machine's PLC in the names of its device. */
export function deviceSample(machine: SimulatedMachine, sample: MachineSample): DeviceSample {
  const { deviceId, metricPrefix, character } = machine;
  const values: Record<string, MetricValue> = {
    [metricPrefix + tag.state]: sample.state,
    [metricPrefix + tag.mode]: sample.mode,
    [metricPrefix + tag.speed]: sample.speed,
    [metricPrefix + tag.produced]: sample.producedCounter,
    [metricPrefix + tag.scrap]: sample.scrapCounter,
  };
  character.processMetrics.forEach(({ name }, index) => {
    const value = sample.processValues?.[index];
    if (value !== undefined) values[metricPrefix + name] = value;
  });
  return { deviceId, time: sample.time, values };
}

/** Which changes of a line's devices are worth a message; the state is repeated every `heartbeatMs`. */
export function reportingOf(
  { machines }: SimulatedPlantLine,
  heartbeatMs: number,
): ReadonlyMap<string, ReportByExceptionOptions> {
  return new Map(
    machines.map(({ deviceId, metricPrefix, character }) => [
      deviceId,
      {
        heartbeatMetric: metricPrefix + tag.state,
        heartbeatMs,
        deadbands: Object.fromEntries([
          [metricPrefix + tag.speed, character.idealRatePerMinute * speedDeadbandRatio],
          ...character.processMetrics.map(({ name, deadband }) => [metricPrefix + name, deadband] as const),
        ]),
      },
    ]),
  );
}
