import { Pool } from 'pg';
import { metricsPerSample } from '../plant/machine-sample.ts';
import type { PublisherPlan } from '../publisher/publisher-plan.ts';
import { quantile } from '../quantile.ts';
import type { BenchSettings } from '../settings.ts';
import { FreshnessProbe } from './freshness-probe.ts';
import { countSamples, planOf, publish, samplesOf } from './measure-ingest.ts';
import { stageSeconds } from './stage-seconds.ts';
import type { StageSeconds } from './stage-seconds.ts';
import { waitForDrain } from './wait-for-drain.ts';
import { withIngestLine } from './with-ingest-line.ts';
import type { Addresses } from './with-ingest-line.ts';

/** What one worker does with messages of one size. */
export interface MessageSizeFigures {
  readonly metricsPerMessage: number;
  /** Offered more than it can take. */
  readonly metricsPerSecond: number;
  /** Age of the newest committed sample, offered half of that. */
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number };
  /** Where the time of the full load went. */
  readonly stages: StageSeconds;
}

const fullLoadSeconds = 10;
const halfLoadSeconds = 10;

/** What is offered at full load, beside what the database alone takes: a little more than the line can do. */
const overload = 1.2;

/**
 * Publishes the same samples in messages of so many metrics: first more than the line can take, then half of what it
 * took. `ceiling` is what the database alone takes, in metrics per second.
 */
export function measureMessageSize(
  settings: BenchSettings,
  metricsPerMessage: number,
  ceiling: number,
): Promise<MessageSizeFigures> {
  const offered = ceiling * overload;
  return withIngestLine(settings, (addresses) => measure(settings, { metricsPerMessage, offered }, addresses));
}

async function measure(
  settings: BenchSettings,
  { metricsPerMessage, offered }: { readonly metricsPerMessage: number; readonly offered: number },
  { mqttUrl, workerUrl, databaseUrl }: Addresses,
): Promise<MessageSizeFigures> {
  const plan = (metricsPerSecond: number, seconds: number) =>
    planOf(mqttUrl, { ...settings, metricsPerSecond, seconds }, metricsPerMessage);
  const [warmUp, full] = [plan(offered / 4, 5), plan(offered, fullLoadSeconds)];
  await publish(warmUp);
  await waitForDrain(workerUrl, samplesOf(warmUp) * metricsPerSample);
  const before = await stageSeconds(workerUrl);
  const { startedAtMs } = await publish(full);
  const samples = samplesOf(warmUp) + samplesOf(full);
  const endedAtMs = await waitForDrain(workerUrl, samples * metricsPerSample);
  const after = await stageSeconds(workerUrl);
  const metricsPerSecond = (samplesOf(full) * metricsPerSample) / ((endedAtMs - startedAtMs) / 1_000);
  const half = plan(metricsPerSecond / 2, halfLoadSeconds);
  const pool = new Pool({ connectionString: databaseUrl });
  const agesMs = await agesDuring(pool, samples, half).finally(() => pool.end());
  return {
    metricsPerMessage,
    metricsPerSecond,
    latencyMs: { p50: quantile(agesMs, 0.5), p95: quantile(agesMs, 0.95), p99: quantile(agesMs, 0.99) },
    stages: {
      decode: after.decode - before.decode,
      map: after.map - before.map,
      write: after.write - before.write,
    },
  };
}

/** Makes sure that every sample is there, then asks for the newest while others come. */
async function agesDuring(pool: Pool, samples: number, plan: PublisherPlan): Promise<readonly number[]> {
  await countSamples(pool, samples);
  const publishing = publish(plan);
  const probe = new FreshnessProbe(pool);
  await Promise.all([publishing, probe.runUntil(publishing)]);
  return probe.agesMs;
}
