import { once } from 'node:events';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { metricsPerSample, processMetricNames } from '../plant/machine-sample.ts';
import type { MachineSample } from '../plant/machine-sample.ts';
import { readSql } from '../read-sql.ts';
import type { BenchSettings } from '../settings.ts';
import { sampleBatches } from './sample-batches.ts';

const createTables = readSql(import.meta.url, './create-plain-tables.sql');
const dropTables = readSql(import.meta.url, './drop-plain-tables.sql');
const copySamples = readSql(import.meta.url, './copy-samples.sql');
const copyMeasurements = readSql(import.meta.url, './copy-measurements.sql');

/** Metrics per second when the same rows are only copied into plain tables of a server. */
export async function measureCopy(serverUrl: string, settings: BenchSettings): Promise<number> {
  const { machines, metricsPerSecond, seconds } = settings;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(dropTables);
    await client.query(createTables);
    const samplesPerSecond = metricsPerSecond / metricsPerSample / machines;
    let samples = 0;
    let elapsedMs = 0;
    for (const batch of sampleBatches(machines, Math.floor(samplesPerSecond * seconds), samplesPerSecond)) {
      const lines = { samples: sampleLines(batch), measurements: measurementLines(batch) };
      const startedAt = performance.now();
      await client.query('begin');
      await copy(client, copySamples, lines.samples);
      await copy(client, copyMeasurements, lines.measurements);
      await client.query('commit');
      elapsedMs += performance.now() - startedAt;
      samples += batch.length;
    }
    return (samples * metricsPerSample) / (elapsedMs / 1_000);
  } finally {
    await client.query(dropTables);
    await client.end();
  }
}

async function copy(client: Client, statement: string, lines: string): Promise<void> {
  const stream = client.query(copyFrom(statement));
  stream.end(lines);
  await once(stream, 'finish');
}

function sampleLines(batch: readonly MachineSample[]): string {
  return batch
    .map(({ machine, timeMs, state, mode, speed, producedCounter, scrapCounter }) =>
      [machine, timeOf(timeMs), state, mode, speed, producedCounter, scrapCounter].join('\t').concat('\n'),
    )
    .join('');
}

function measurementLines(batch: readonly MachineSample[]): string {
  return batch
    .flatMap(({ machine, timeMs, process }) =>
      process.map((value, index) => `${machine * processMetricNames.length + index}\t${timeOf(timeMs)}\t${value}\n`),
    )
    .join('');
}

function timeOf(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
