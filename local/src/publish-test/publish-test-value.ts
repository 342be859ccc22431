import { openSession } from '@andon/mqtt';
import type { Client } from 'pg';
import { PlainError } from '../plain-error.ts';
import { readSql } from '../read-sql.ts';

const findEquipment = readSql(import.meta.url, 'find-equipment.sql');
const findLanded = readSql(import.meta.url, 'find-landed.sql');

/** One of those that ingest reads bursts from, unless INGEST_BURST_TOPICS names others. */
const topic = 'plc-data/andon-test';
const metric = 'Test/Published';
const landsWithinMs = 15_000;
const lookEveryMs = 200;

/** What was sent, and what became of it. */
export interface LandedValue {
  readonly topic: string;
  readonly equipment: string;
  readonly metric: string;
  readonly value: number;
  /** From the moment it was made to the moment its row was seen. */
  readonly afterSeconds: number;
}

/**
 * Publishes a value of a test metric over MQTT, as a gateway of a plant does, and waits for its row.
 * @throws {PlainError} when no equipment has the source topic, or the row does not come.
 */
export async function publishTestValue(
  client: Client,
  { mqttUrl, sourceTopic }: { readonly mqttUrl: string; readonly sourceTopic: string | undefined },
): Promise<LandedValue> {
  const target = await readTarget(client, sourceTopic);
  const timestamp = Date.now();
  const value = Math.round(Math.random() * 1_000);
  const burst = { timestamp, gateway: 'andon-test', metrics: [{ name: `${target.sourceTopic}/${metric}`, value }] };
  await publish(mqttUrl, JSON.stringify(burst));
  const afterSeconds = await waitForRow(client, timestamp);
  return { topic, equipment: target.equipment, metric, value, afterSeconds };
}

interface Target {
  readonly sourceTopic: string;
  readonly equipment: string;
}

async function readTarget(client: Client, sourceTopic: string | undefined): Promise<Target> {
  const { rows } = await client.query<Target>(findEquipment, [sourceTopic ?? null]);
  const [target] = rows;
  if (target !== undefined) return target;
  throw new PlainError(
    sourceTopic === undefined
      ? 'No equipment has a source topic yet: register one in packml_register first.'
      : `No equipment has the source topic ${sourceTopic}: packml_register lists those there are.`,
  );
}

async function publish(url: string, text: string): Promise<void> {
  const clientId = `andon-test-${process.pid}`;
  const session = await openSession({ url, clientId, subscriptions: [], onMessage: () => undefined });
  try {
    await session.publish({ topic, payload: Buffer.from(text), qos: 1 });
  } finally {
    await session.close();
  }
}

async function waitForRow(client: Client, timestamp: number): Promise<number> {
  const deadline = Date.now() + landsWithinMs;
  while (Date.now() < deadline) {
    const { rows } = await client.query<{ readonly age_seconds: number }>(findLanded, [metric, timestamp]);
    if (rows[0] !== undefined) return rows[0].age_seconds;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  throw new PlainError(
    `The broker took the message on ${topic}, but no row came of it within ${landsWithinMs / 1_000} s: see /healthz of ` +
      'ingest and npm run dead-letters -- list.',
  );
}
