import { Pool } from 'pg';
import { metricsPerSample } from '../plant/machine-sample.ts';
import { quantile } from '../quantile.ts';
import type { BenchSettings } from '../settings.ts';
import { FreshnessProbe } from './freshness-probe.ts';
import { planOf, publish, samplesOf, waitForCommits } from './measure-ingest.ts';
import { stageSeconds } from './stage-seconds.ts';
import type { StageSeconds } from './stage-seconds.ts';
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

/** Publishes the same samples in messages of so many metrics: first more than the line can take, then half of what it took. */
export function measureMessageSize(settings: BenchSettings, metricsPerMessage: number): Promise<MessageSizeFigures> {
  return withIngestLine(settings, (addresses) => measure(settings, metricsPerMessage, addresses));
}

/** Offered to find out how much is taken; every message costs something, so fewer metrics are offered in small ones. */
function offeredPerSecond({ metricsPerSecond }: BenchSettings, metricsPerMessage: number): number {
  return metricsPerMessage === 1 ? metricsPerSecond / 2 : metricsPerSecond * 1.5;
}

async function measure(
  settings: BenchSettings,
  metricsPerMessage: number,
  { mqttUrl, workerUrl, databaseUrl }: Addresses,
): Promise<MessageSizeFigures> {
  const plan = (metricsPerSecond: number, seconds: number) =>
    planOf(mqttUrl, { ...settings, metricsPerSecond, seconds }, metricsPerMessage);
  const offered = offeredPerSecond(settings, metricsPerMessage);
  const [warmUp, full] = [plan(offered / 4, 5), plan(offered, fullLoadSeconds)];
  await publish(warmUp);
  await waitForCommits(workerUrl, samplesOf(warmUp));
  const before = await stageSeconds(workerUrl);
  const { startedAtMs } = await publish(full);
  const endedAtMs = await waitForCommits(workerUrl, samplesOf(warmUp) + samplesOf(full));
  const after = await stageSeconds(workerUrl);
  const metricsPerSecond = (samplesOf(full) * metricsPerSample) / ((endedAtMs - startedAtMs) / 1_000);
  const half = plan(metricsPerSecond / 2, halfLoadSeconds);
  const agesMs = await agesDuring(databaseUrl, publish(half));
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

async function agesDuring(databaseUrl: string, publishing: Promise<unknown>): Promise<readonly number[]> {
  const pool = new Pool({ connectionString: databaseUrl });
  const probe = new FreshnessProbe(pool);
  try {
    await Promise.all([publishing, probe.runUntil(publishing)]);
    return probe.agesMs;
  } finally {
    await pool.end();
  }
}
