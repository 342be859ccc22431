import { setTimeout as delay } from 'node:timers/promises';
import { startTestDatabase } from '@andon/local/testing';
import { Pool } from 'pg';
import { metricsPerSample, processMetricNames } from '../plant/machine-sample.ts';
import { readSql } from '../read-sql.ts';
import { runProcess, startProcess } from '../start-process.ts';
import type { BenchSettings } from '../settings.ts';
import { quantile } from './quantile.ts';

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

const createPlant = readSql(import.meta.url, '../plant/create-plant.sql');
const countRows = readSql(import.meta.url, './count-rows.sql');
const newestSample = readSql(import.meta.url, './newest-sample.sql');
const probeEveryMs = 50;
const drainLimitMs = 120_000;

/**
 * Publishes Sparkplug data at the planned rate through the real broker and the real worker into an embedded TimescaleDB,
 * every room in a process of its own, and waits until every row is there.
 */
export async function measureIngest(settings: BenchSettings): Promise<IngestFigures> {
  const database = await startTestDatabase({
    migrated: true,
    seeded: false,
    environment: { ANDON_DATABASE_FSYNC: 'on' },
  });
  try {
    await database.pool.query(createPlant, [settings.machines]);
    const broker = await startProcess('local/src/broker/main.ts', { ANDON_MQTT_PORT: '0', LOG_LEVEL: 'info' });
    const mqttUrl = String(broker.ready['address']);
    const worker = await startProcess('ingest/src/main.ts', {
      DATABASE_URL: database.url,
      MQTT_URL: mqttUrl,
      INGEST_PORT: '0',
      LOG_LEVEL: 'info',
    });
    try {
      return await publishAndCount(settings, {
        mqttUrl,
        databaseUrl: database.url,
        workerUrl: String(worker.ready['address']),
      });
    } finally {
      await worker.stop();
      await broker.stop();
    }
  } finally {
    await database.stop();
  }
}

interface Addresses {
  readonly mqttUrl: string;
  readonly databaseUrl: string;
  readonly workerUrl: string;
}

async function publishAndCount(
  settings: BenchSettings,
  { mqttUrl, databaseUrl, workerUrl }: Addresses,
): Promise<IngestFigures> {
  const samplesPerSecondOfMachine = settings.metricsPerSecond / metricsPerSample / settings.machines;
  const samplesPerMachine = Math.floor(samplesPerSecondOfMachine * settings.seconds);
  const plan = { mqttUrl, machines: settings.machines, samplesPerMachine, samplesPerSecondOfMachine };
  const expectedSamples = samplesPerMachine * settings.machines;
  const pool = new Pool({ connectionString: databaseUrl });
  const probe = new FreshnessProbe(pool);
  try {
    const [published] = await Promise.all([
      runProcess('bench/src/publisher/main.ts', [JSON.stringify(plan)]),
      probe.run(settings.seconds * 1_000),
    ]);
    const { startedAtMs } = JSON.parse(published) as { startedAtMs: number };
    const endedAtMs = await waitForCommits(workerUrl, expectedSamples * (1 + processMetricNames.length));
    const samples = await countSamples(pool, expectedSamples);
    const seconds = (endedAtMs - startedAtMs) / 1_000;
    const metricsCommitted = samples * metricsPerSample;
    return {
      metricsSent: expectedSamples * metricsPerSample,
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

/** Asks for the newest committed sample while data flows. The first seconds, until the first row, don't count. */
class FreshnessProbe {
  readonly agesMs: number[] = [];
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async run(forMs: number): Promise<void> {
    const until = Date.now() + forMs;
    while (Date.now() < until) {
      const { rows } = await this.#pool.query<{ newest_ms: string | null }>({
        name: 'newest-sample',
        text: newestSample,
      });
      const newest = rows[0]?.newest_ms;
      if (newest !== null && newest !== undefined) this.agesMs.push(Date.now() - Number(newest));
      await delay(probeEveryMs);
    }
  }
}

/** Waits until the worker says that so many rows are committed: counting them in the database would slow it down. */
async function waitForCommits(workerUrl: string, expectedRows: number): Promise<number> {
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
async function countSamples(pool: Pool, expectedSamples: number): Promise<number> {
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
