import { openSession } from '@andon/mqtt';
import type { Session } from '@andon/mqtt';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { patience, Plant, waitFor } from './support/plant.ts';

let plant: Plant;
let session: Session;
let time = Date.now();

const burst = (): { readonly timestamp: number; readonly metrics: readonly unknown[] } => ({
  timestamp: (time += 1),
  metrics: [{ name: 'Packiot/Site1/Area1/Line1/Status/CurMachSpeed', value: 60 }],
});

beforeAll(async () => {
  plant = await Plant.build();
  const onMessage = (): void => undefined;
  session = await openSession({ url: plant.broker.url, clientId: 'sender', subscriptions: [], onMessage });
});

afterEach(async () => {
  plant.gate.open();
  await plant.stopWorker();
});

afterAll(async () => {
  session.cut();
  await plant.tearDown();
});

describe('/healthz', () => {
  it('minds a table that is missing, says which, and everything lands when it is back', async () => {
    await plant.startWorker({ INGEST_UNHEALTHY_AFTER_SECONDS: '1' });
    await plant.rows('alter table equipment_values rename to away');
    const sent = burst();
    await session.publish({ topic: 'plc-data', payload: Buffer.from(JSON.stringify(sent)), qos: 1 });
    const sentence = /no row landed\. The database says: .*equipment_values/;
    await expect.poll(health, patience).toEqual({ status: 503, message: expect.stringMatching(sentence) as string });
    await plant.rows('alter table away rename to equipment_values');
    await waitFor(async () => (await health()).status === 200);
    expect(await landed()).toContain(sent.timestamp);
  });

  it('minds a database that refuses connections, while senders by HTTP are told to come again', async () => {
    await plant.startWorker({ INGEST_UNHEALTHY_AFTER_SECONDS: '1', INGEST_QUEUE_ROWS: '1', INGEST_BATCH_ROWS: '1' });
    plant.gate.shut();
    const sent = burst();
    await session.publish({ topic: 'plc-data', payload: Buffer.from(JSON.stringify(sent)), qos: 1 });
    await waitFor(async () => (await health()).status === 503);
    const refused = await post(burst());
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    plant.gate.open();
    await waitFor(async () => (await health()).status === 200);
    await waitFor(async () => (await post(burst())).status === 200);
    expect(await landed()).toContain(sent.timestamp);
  });

  it('minds messages that are all refused', async () => {
    await plant.startWorker({ INGEST_UNHEALTHY_AFTER_SECONDS: '1' });
    const stranger = { timestamp: Date.now(), metrics: [{ name: 'Nobody/Knows/Status/StateCurrent', value: 6 }] };
    let told = await health();
    await waitFor(async () => {
      expect((await post(stranger)).status).toBe(422);
      told = await health();
      return told.status === 503;
    });
    expect(told.message).toMatch(/all were refused\. The last: No active source topic/);
  });
});

async function health(): Promise<{ readonly status: number; readonly message: string }> {
  const response = await fetch(`http://127.0.0.1:${plant.port}/healthz`);
  const { message } = (await response.json()) as { message: string };
  return { status: response.status, message };
}

function post(body: unknown): Promise<Response> {
  return fetch(`http://127.0.0.1:${plant.port}/plc-data`, { method: 'POST', body: JSON.stringify(body) });
}

async function landed(): Promise<readonly number[]> {
  const rows = await plant.rows('select time from equipment_values where speed = 60');
  return rows.map((row) => (row['time'] as Date).getTime());
}
