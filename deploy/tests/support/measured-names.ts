import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings as readActionsSettings, startActions } from '@andon/actions';
import { readSettings as readIngestSettings, Worker } from '@andon/ingest';
import { serveMetadata } from '@andon/local/serve-metadata';
import { startTestDatabase } from '@andon/local/testing';
import { pino } from 'pino';

const log = pino({ level: 'silent' });
/** Rooms measure without those that they work with, too. */
const nobody = '127.0.0.1:9';

/** Names of all series that running rooms show to Prometheus: of ingest, actions and engine. */
export async function measuredNames(): Promise<ReadonlySet<string>> {
  const database = await startTestDatabase({ seeded: false });
  const texts = await Promise.all([ingestMetrics(database.url), actionsMetrics(), engineMetrics(database.url)]);
  await database.stop();
  return new Set(texts.flatMap((text) => namesIn(text)));
}

/** A histogram is three series. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? ['bucket', 'count', 'sum'].map((part) => `${name}_${part}`) : [name],
  );
}

async function ingestMetrics(databaseUrl: string): Promise<string> {
  const settings = readIngestSettings({ DATABASE_URL: databaseUrl, MQTT_URL: `mqtt://${nobody}`, INGEST_PORT: '0' });
  const worker = new Worker(settings, log);
  const port = await worker.start();
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  await worker.stop();
  return text;
}

async function actionsMetrics(): Promise<string> {
  const keys = mkdtempSync(join(tmpdir(), 'andon-keys-'));
  const settings = readActionsSettings({
    ACTIONS_PORT: '0',
    ACTIONS_KEYS_FOLDER: keys,
    ANDON_ACTIONS_SECRET: 'a secret of a test',
    HASURA_GRAPHQL_URL: `http://${nobody}/v1/graphql`,
  });
  const actions = await startActions(settings, log);
  const text = await (await fetch(`${actions.url}/metrics`)).text();
  await actions.stop();
  rmSync(keys, { recursive: true });
  return text;
}

async function engineMetrics(databaseUrl: string): Promise<string> {
  const secret = 'a secret of Prometheus';
  const served = await serveMetadata(databaseUrl, {
    settings: { HASURA_GRAPHQL_ENABLED_APIS: 'metadata,graphql,metrics', HASURA_GRAPHQL_METRICS_SECRET: secret },
  });
  const text = await (
    await fetch(`${served.url}/v1/metrics`, { headers: { authorization: `Bearer ${secret}` } })
  ).text();
  await served.stop();
  return text;
}
