import { startTestDatabase } from '@andon/local/testing';
import { Client } from 'pg';
import { metricsPerSample, processMetricNames } from '../plant/machine-sample.ts';
import type { MachineSample } from '../plant/machine-sample.ts';
import { readSql } from '../read-sql.ts';
import type { BenchSettings } from '../settings.ts';
import { sampleBatches } from './sample-batches.ts';

const createPlant = readSql(import.meta.url, '../plant/create-plant.sql');
const createMetrics = readSql(import.meta.url, './create-metrics.sql');
const listMetrics = readSql(import.meta.url, './list-metrics.sql');
const listMachines = readSql(import.meta.url, './list-machines.sql');
const insertSamples = readSql(import.meta.url, './insert-samples.sql');
const insertMeasurements = readSql(import.meta.url, './insert-measurements.sql');

/** Metrics per second when the same rows are only inserted, by `unnest`, into an embedded TimescaleDB like the worker's. */
export async function measureUnnest({
  machines,
  machinesPerLine,
  metricsPerSecond,
  seconds,
}: BenchSettings): Promise<number> {
  const database = await startTestDatabase({
    migrated: true,
    seeded: false,
    environment: { ANDON_DATABASE_FSYNC: 'on' },
  });
  try {
    await database.pool.query(createPlant, [machines, machinesPerLine]);
    await database.pool.query(createMetrics, [processMetricNames]);
    const keys = await readKeys(database.url);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const samplesPerSecond = metricsPerSecond / metricsPerSample / machines;
    let samples = 0;
    let elapsedMs = 0;
    for (const batch of sampleBatches(machines, Math.floor(samplesPerSecond * seconds), samplesPerSecond)) {
      const statements = statementsOf(batch, keys);
      const startedAt = performance.now();
      await client.query('begin');
      for (const statement of statements) await client.query(statement);
      await client.query('commit');
      elapsedMs += performance.now() - startedAt;
      samples += batch.length;
    }
    await client.end();
    return (samples * metricsPerSample) / (elapsedMs / 1_000);
  } finally {
    await database.stop();
  }
}

interface Keys {
  readonly equipmentIds: ReadonlyMap<string, number>;
  readonly metricIds: ReadonlyMap<string, number>;
}

async function readKeys(url: string): Promise<Keys> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const machines = await client.query<{ id: number; name: string }>(listMachines);
  const metrics = await client.query<{ equipment_id: number; name: string; id: number }>(listMetrics);
  await client.end();
  return {
    equipmentIds: new Map(machines.rows.map(({ id, name }) => [name, id])),
    metricIds: new Map(metrics.rows.map(({ equipment_id, name, id }) => [`${equipment_id} ${name}`, id])),
  };
}

function statementsOf(batch: readonly MachineSample[], { equipmentIds, metricIds }: Keys) {
  const equipmentIdOf = ({ machine }: MachineSample): number => equipmentIds.get(`Machine${machine}`) ?? 0;
  const measurements = batch.flatMap((sample) =>
    sample.process.map((value, index) => ({
      metricId: metricIds.get(`${equipmentIdOf(sample)} ${processMetricNames[index] ?? ''}`) ?? 0,
      timeMs: sample.timeMs,
      value,
    })),
  );
  return [
    {
      name: 'insert-samples',
      text: insertSamples,
      values: [
        batch.map(equipmentIdOf),
        batch.map(({ timeMs }) => timeMs),
        batch.map(({ state }) => state),
        batch.map(({ mode }) => mode),
        batch.map(({ speed }) => speed),
        batch.map(({ producedCounter }) => producedCounter),
        batch.map(({ scrapCounter }) => scrapCounter),
      ],
    },
    {
      name: 'insert-measurements',
      text: insertMeasurements,
      values: [
        measurements.map(({ metricId }) => metricId),
        measurements.map(({ timeMs }) => timeMs),
        measurements.map(({ value }) => value),
      ],
    },
  ];
}
