import { machineSample, sampleTimeMs } from '../plant/machine-sample.ts';
import type { MachineSample } from '../plant/machine-sample.ts';

/** Samples of one transaction: as many as the worker's batches hold at its default settings. */
const samplesPerBatch = 700;

/** The samples that the publisher would publish, in its order, in batches. */
export function* sampleBatches(
  machines: number,
  samplesPerMachine: number,
  samplesPerSecond: number,
): Generator<readonly MachineSample[]> {
  const startedAtMs = Date.now() - (samplesPerMachine * 1_000) / samplesPerSecond;
  let batch: MachineSample[] = [];
  for (let index = 0; index < samplesPerMachine; index += 1) {
    const timeMs = sampleTimeMs(startedAtMs, index, samplesPerSecond);
    for (let machine = 0; machine < machines; machine += 1) {
      batch.push(machineSample(machine, index, timeMs));
      if (batch.length === samplesPerBatch) {
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}
