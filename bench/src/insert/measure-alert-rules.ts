import { metricsPerSample } from '../plant/machine-sample.ts';
import type { BenchSettings } from '../settings.ts';
import { InsertedPlant } from './inserted-plant.ts';
import { sampleBatches } from './sample-batches.ts';

/** Rules in force, for whom every stop that changes is due at once. */
export const alertRules = 50;
/** Of the length of the ingest bench. */
const share = 1 / 4;

/** What alert rules cost whoever inserts. */
export interface AlertRuleFigures {
  /** Milliseconds of the same batches. */
  readonly withoutMs: number;
  readonly withRulesMs: number;
}

/** The same batches into two plants in turn, one of which has alert rules: a machine whose speed drifts slows both. */
export async function measureAlertRules(settings: BenchSettings): Promise<AlertRuleFigures> {
  const { machines, metricsPerSecond, seconds } = settings;
  const samplesPerSecond = metricsPerSecond / metricsPerSample / machines;
  const samplesPerMachine = Math.floor(samplesPerSecond * seconds * share);
  const plain = await InsertedPlant.open(settings, { alertRules: 0 });
  try {
    const ruled = await InsertedPlant.open(settings, { alertRules });
    try {
      let [withoutMs, withRulesMs] = [0, 0];
      for (const batch of sampleBatches(machines, samplesPerMachine, samplesPerSecond)) {
        withoutMs += await plain.insert(batch);
        withRulesMs += await ruled.insert(batch);
      }
      return { withoutMs, withRulesMs };
    } finally {
      await ruled.stop();
    }
  } finally {
    await plain.stop();
  }
}
