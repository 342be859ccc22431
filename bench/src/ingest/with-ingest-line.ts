import { startTestDatabase } from '@andon/local/testing';
import { readSql } from '../read-sql.ts';
import type { BenchSettings } from '../settings.ts';
import { startProcess } from '../start-process.ts';

const createPlant = readSql(import.meta.url, '../plant/create-plant.sql');

export interface Addresses {
  readonly mqttUrl: string;
  readonly databaseUrl: string;
  readonly workerUrl: string;
}

/** Starts an embedded TimescaleDB with the machines, a broker and a worker, each in a process of its own, for as long as they are used. */
export async function withIngestLine<Result>(
  { machines, machinesPerLine }: BenchSettings,
  use: (addresses: Addresses) => Promise<Result>,
): Promise<Result> {
  const database = await startTestDatabase({
    migrated: true,
    seeded: false,
    environment: { ANDON_DATABASE_FSYNC: 'on' },
  });
  try {
    await database.pool.query(createPlant, [machines, machinesPerLine]);
    const broker = await startProcess('local/src/broker/main.ts', [], { ANDON_MQTT_PORT: '0', LOG_LEVEL: 'info' });
    const mqttUrl = String(broker.ready['address']);
    const worker = await startProcess('ingest/src/main.ts', [], {
      DATABASE_URL: database.url,
      MQTT_URL: mqttUrl,
      INGEST_PORT: '0',
      LOG_LEVEL: 'info',
    });
    try {
      return await use({ mqttUrl, databaseUrl: database.url, workerUrl: String(worker.ready['address']) });
    } finally {
      await worker.stop();
      await broker.stop();
    }
  } finally {
    await database.stop();
  }
}
