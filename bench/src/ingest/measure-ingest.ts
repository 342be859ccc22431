import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import type { PublisherPlan } from '../publisher/publisher-plan.ts';
import { metricsPerSample, processMetricNames } from '../plant/machine-sample.ts';
import { readSql } from '../read-sql.ts';
import { runProcess } from '../start-process.ts';
import type { BenchSettings } from '../settings.ts';
import { FreshnessProbe } from './freshness-probe.ts';
import { quantile } from '../quantile.ts';
import { withIngestLine } from './with-ingest-line.ts';
import type { Addresses } from './with-ingest-line.ts';

/** What the whole line from publish to committed row did. */
export interface IngestFigures {
  readonly metricsSent: number;
  readonly metricsCommitted: number;
  /** From the first sample to the commit of the last row. */
  readonly seconds: number;
  readonly metricsPerSecond: number;
  /** Age of the newest committed sample of one machine, asked again and again: publish to committed row, as a reader sees it. */
  readonly freshnessP50Ms: number;
  readonly freshnessP95Ms: number;
  readonly freshnessP99Ms: number;
}

const countRows = readSql(import.meta.url, './count-rows.sql');
const drainLimitMs = 120_000;

/**
 * Publishes Sparkplug data at the planned rate through the real broker and the real worker into an embedded TimescaleDB,
 * every room in a process of its own, and waits until every row is there.
 */
export async function measureIngest(settings: BenchSettings): Promise<IngestFigures> {
  return withIngestLine(settings, (addresses) => publishAndCount(settings, addresses));
}

/**
 * A plant that has been running: connections, plans and the code of the database are warm before the clock starts, after ten
 * seconds of a quarter of the load.
 */
function warmUpOf({ metricsPerSecond }: BenchSettings): Pick<BenchSettings, 'metricsPerSecond' | 'seconds'> {
  return { metricsPerSecond: metricsPerSecond / 4, seconds: 10 };
}

export function planOf(
  mqttUrl: string,
  { machines, machinesPerLine, metricsPerSecond, seconds }: BenchSettings,
  metricsPerMessage = machinesPerLine * metricsPerSample,
): PublisherPlan {
  const samplesPerSecondOfMachine = metricsPerSecond / metricsPerSample / machines;
  const samplesPerMachine = Math.floor(samplesPerSecondOfMachine * seconds);
  return { mqttUrl, machines, machinesPerLine, metricsPerMessage, samplesPerMachine, samplesPerSecondOfMachine };
}

export function samplesOf({ machines, samplesPerMachine }: PublisherPlan): number {
  return machines * samplesPerMachine;
}

export async function publish(plan: PublisherPlan): Promise<{ readonly startedAtMs: number }> {
  const published = await runProcess('bench/src/publisher/main.ts', [JSON.stringify(plan)]);
  return JSON.parse(published) as { startedAtMs: number }; // what the publisher prints at its end
}

async function publishAndCount(
  settings: BenchSettings,
  { mqttUrl, databaseUrl, workerUrl }: Addresses,
): Promise<IngestFigures> {
  const warmUp = planOf(mqttUrl, { ...settings, ...warmUpOf(settings) });
  const plan = planOf(mqttUrl, settings);
  const pool = new Pool({ connectionString: databaseUrl });
  const probe = new FreshnessProbe(pool);
  try {
    await publish(warmUp);
    await waitForCommits(workerUrl, samplesOf(warmUp));
    const publishing = publish(plan);
    const [{ startedAtMs }] = await Promise.all([publishing, probe.runUntil(publishing)]);
    const endedAtMs = await waitForCommits(workerUrl, samplesOf(warmUp) + samplesOf(plan));
    const samples = (await countSamples(pool, samplesOf(warmUp) + samplesOf(plan))) - samplesOf(warmUp);
    const seconds = (endedAtMs - startedAtMs) / 1_000;
    const metricsCommitted = samples * metricsPerSample;
    return {
      metricsSent: samplesOf(plan) * metricsPerSample,
      metricsCommitted,
      seconds,
      metricsPerSecond: metricsCommitted / seconds,
      freshnessP50Ms: quantile(probe.agesMs, 0.5),
      freshnessP95Ms: quantile(probe.agesMs, 0.95),
      freshnessP99Ms: quantile(probe.agesMs, 0.99),
    };
  } finally {
    await pool.end();
  }
}

/** Waits until the worker says that so many rows are committed: counting them in the database would slow it down. */
export async function waitForCommits(workerUrl: string, expectedSamples: number): Promise<number> {
  const expectedRows = expectedSamples * (1 + processMetricNames.length);
  const until = Date.now() + drainLimitMs;
  for (;;) {
    const rows = committedRows(await (await fetch(new URL('/metrics', workerUrl))).text());
    if (rows >= expectedRows) return Date.now();
    if (Date.now() > until) throw new Error(`Rows are missing: ${rows} of ${expectedRows} are committed.`);
    await delay(100);
  }
}

function committedRows(metrics: string): number {
  const samples = metrics.matchAll(/^andon_ingest_rows_total\{table="(?:equipment_values|telemetry)"\} (\d+)$/gm);
  return [...samples].reduce((sum, [, rows]) => sum + Number(rows), 0);
}

/** What is really there, in both tables; throws unless it is every row that was sent, once. */
export async function countSamples(pool: Pool, expectedSamples: number): Promise<number> {
  const { rows } = await pool.query<{ samples: string; measurements: string }>(countRows);
  const samples = Number(rows[0]?.samples);
  const measurements = Number(rows[0]?.measurements);
  const expectedMeasurements = expectedSamples * processMetricNames.length;
  if (samples !== expectedSamples || measurements !== expectedMeasurements) {
    throw new Error(
      `Rows are missing: ${samples} of ${expectedSamples} samples, ${measurements} of ${expectedMeasurements} measurements.`,
    );
  }
  return samples;
}
