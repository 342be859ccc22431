import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { Client } from 'pg';
import { processMetricNames } from '../plant/machine-sample.ts';
import type { MachineSample } from '../plant/machine-sample.ts';
import { readSql } from '../read-sql.ts';
import type { BenchSettings } from '../settings.ts';

const createPlant = readSql(import.meta.url, '../plant/create-plant.sql');
const createMetrics = readSql(import.meta.url, './create-metrics.sql');
const createAlertRules = readSql(import.meta.url, './create-alert-rules.sql');
const listMetrics = readSql(import.meta.url, './list-metrics.sql');
const listMachines = readSql(import.meta.url, './list-machines.sql');
const insertSamples = readSql(import.meta.url, './insert-samples.sql');
const insertMeasurements = readSql(import.meta.url, './insert-measurements.sql');

/** The plant of the bench in an embedded TimescaleDB like the worker's, where samples are only inserted, by `unnest`. */
export class InsertedPlant {
  readonly #database: TestDatabase;
  readonly #client: Client;
  readonly #keys: Keys;

  private constructor(database: TestDatabase, client: Client, keys: Keys) {
    this.#database = database;
    this.#client = client;
    this.#keys = keys;
  }

  /** `alertRules` says how many rules are in force. */
  static async open(
    { machines, machinesPerLine }: BenchSettings,
    { alertRules }: { readonly alertRules: number },
  ): Promise<InsertedPlant> {
    const database = await startTestDatabase({
      migrated: true,
      seeded: false,
      environment: { ANDON_DATABASE_FSYNC: 'on' },
    });
    try {
      await database.pool.query(createPlant, [machines, machinesPerLine]);
      await database.pool.query(createMetrics, [processMetricNames]);
      await database.pool.query(createAlertRules, [alertRules]);
      const client = new Client({ connectionString: database.url });
      await client.connect();
      return new InsertedPlant(database, client, await readKeys(client));
    } catch (error) {
      await database.stop();
      throw error;
    }
  }

  /** Inserts a batch in one transaction; answers how many milliseconds that took. */
  async insert(batch: readonly MachineSample[]): Promise<number> {
    const statements = statementsOf(batch, this.#keys);
    const startedAt = performance.now();
    await this.#client.query('begin');
    for (const statement of statements) await this.#client.query(statement);
    await this.#client.query('commit');
    return performance.now() - startedAt;
  }

  async stop(): Promise<void> {
    await this.#client.end();
    await this.#database.stop();
  }
}

interface Keys {
  readonly equipmentIds: ReadonlyMap<string, number>;
  readonly metricIds: ReadonlyMap<string, number>;
}

async function readKeys(client: Client): Promise<Keys> {
  const machines = await client.query<{ id: number; name: string }>(listMachines);
  const metrics = await client.query<{ equipment_id: number; name: string; id: number }>(listMetrics);
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
