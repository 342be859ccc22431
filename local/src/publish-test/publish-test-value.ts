import type { SessionTls } from '@andon/mqtt';
import type { Client } from 'pg';
import { PlainError } from '../plain-error.ts';
import { readSql } from '../read-sql.ts';
import { publishSparkplug } from './publish-sparkplug.ts';

const findEquipment = readSql(import.meta.url, 'find-equipment.sql');
const findLanded = readSql(import.meta.url, 'find-landed.sql');

const metric = 'Test/Published';
const landsWithinMs = 15_000;
const lookEveryMs = 200;

/** Where a value goes. */
export interface PublishOptions {
  readonly mqttUrl: string;
  readonly tls: SessionTls;
  /** Undefined: the first that is registered. */
  readonly sourceTopic: string | undefined;
}

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
 * Publishes a value of a test metric over MQTT, as the edge node of a plant does in Sparkplug B, and waits for its row.
 * @throws {PlainError} when no equipment has the source topic, or the row does not come.
 */
export async function publishTestValue(
  client: Client,
  { mqttUrl, tls, sourceTopic: wanted }: PublishOptions,
): Promise<LandedValue> {
  const { sourceTopic, equipment } = await readTarget(client, wanted);
  const [value, time] = [Math.round(Math.random() * 1_000), Date.now()];
  const { topic, close } = await publishSparkplug(
    { url: mqttUrl, tls },
    { path: `${sourceTopic}/${metric}`, value, time },
  );
  try {
    const afterSeconds = await waitForRow(client, { sourceTopic, time, topic });
    return { topic, equipment, metric, value, afterSeconds };
  } finally {
    await close();
  }
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

interface Sent {
  readonly sourceTopic: string;
  readonly time: number;
  readonly topic: string;
}

async function waitForRow(client: Client, { sourceTopic, time, topic }: Sent): Promise<number> {
  const deadline = Date.now() + landsWithinMs;
  while (Date.now() < deadline) {
    const { rows } = await client.query<{ readonly age_seconds: number }>(findLanded, [sourceTopic, metric, time]);
    if (rows[0] !== undefined) return rows[0].age_seconds;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  throw new PlainError(
    `The broker took the message on ${topic}, but no row came of it within ${landsWithinMs / 1_000} s: see /healthz of ` +
      'ingest and npm run dead-letters -- list.',
  );
}
