import { metricsPerSample } from '../plant/machine-sample.ts';
import type { BenchSettings } from '../settings.ts';
import { InsertedPlant } from './inserted-plant.ts';
import { sampleBatches } from './sample-batches.ts';

/** Metrics per second when the same rows are only inserted, by `unnest`, into an embedded TimescaleDB like the worker's. */
export async function measureUnnest(settings: BenchSettings): Promise<number> {
  const { machines, metricsPerSecond, seconds } = settings;
  const plant = await InsertedPlant.open(settings, { alertRules: 0 });
  try {
    const samplesPerSecond = metricsPerSecond / metricsPerSample / machines;
    let samples = 0;
    let elapsedMs = 0;
    for (const batch of sampleBatches(machines, Math.floor(samplesPerSecond * seconds), samplesPerSecond)) {
      elapsedMs += await plant.insert(batch);
      samples += batch.length;
    }
    return (samples * metricsPerSample) / (elapsedMs / 1_000);
  } finally {
    await plant.stop();
  }
}
