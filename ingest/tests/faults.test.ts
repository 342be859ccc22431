import { Quality } from '@andon/mqtt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aliased, filler, fillerBirth, patience, Plant, waitFor } from './support/plant.ts';
import type { EdgeNode } from './support/plant.ts';

let plant: Plant;
let node: EdgeNode;
let line: string;
let device: string;

/** Every test has a machine of its own. */
const machines = ['Line1', 'Line2', 'Line3'].flatMap((lineName) =>
  ['Filler', 'Capper', 'Packer'].map((machine) => ({ lineName, machine })),
);

beforeAll(async () => {
  plant = await Plant.build();
  // The first row of a day makes its chunks, which takes seconds on a busy machine.
  await plant.rows('insert into equipment_values (equipment_id, time, speed) select min(id), now(), 0 from equipment');
});

afterAll(() => plant.tearDown());

beforeEach(async () => {
  const { lineName, machine } = machines.shift() ?? { lineName: '', machine: '' };
  line = lineName;
  device = machine;
  node = await plant.edgeNode('SimulatorCorp', line);
});

afterEach(async () => {
  plant.gate.open();
  await plant.stopWorker();
});

describe('a database that is away', () => {
  it('keeps QoS 1 messages unacknowledged until their rows are committed, many at a time', async () => {
    await plant.startWorker();
    const time = await born();
    await waitFor(async () => (await timesFrom(time)).length > 0);
    // The worker's own STATE comes back to it at QoS 1.
    await waitFor(() => plant.acknowledged() > 0);
    const acknowledgedBefore = plant.acknowledged();
    plant.gate.shut();
    const count = 50;
    for (let index = 1; index <= count; index += 1) await sample(time + index, 1);
    await waitFor(async () => (await metric('andon_ingest_database_faults_total')) >= 1);
    await waitFor(async () => (await metric('andon_ingest_metrics_total')) >= count);
    expect(plant.acknowledged()).toBe(acknowledgedBefore);
    plant.gate.open();
    await waitFor(() => plant.acknowledged() === acknowledgedBefore + count);
    expect(await timesFrom(time + 1)).toEqual(Array.from({ length: count }, (_, index) => time + 1 + index));
  });

  it('loses nothing when it goes again and again in the middle of the stream', async () => {
    await plant.startWorker({ INGEST_BATCH_ROWS: '20' });
    const time = await born();
    const rounds = 4;
    const samplesPerRound = 100;
    for (let round = 0; round < rounds; round += 1) {
      for (let index = 1; index <= samplesPerRound; index += 1) {
        await sample(time + round * samplesPerRound + index, 0);
        if (index === samplesPerRound / 2) plant.gate.shut();
      }
      await waitFor(async () => (await metric('andon_ingest_database_faults_total')) > round);
      plant.gate.open();
    }
    const count = rounds * samplesPerRound;
    await waitFor(async () => (await timesFrom(time + 1)).length === count);
    expect(await timesFrom(time + 1)).toEqual(Array.from({ length: count }, (_, index) => time + 1 + index));
  });

  it('makes the broker wait when the queue is full, and takes everything afterwards', async () => {
    await plant.startWorker({ INGEST_QUEUE_ROWS: '50', INGEST_BATCH_ROWS: '20' });
    const time = await born();
    await waitFor(async () => (await timesFrom(time)).length > 0);
    plant.gate.shut();
    const count = 400;
    for (let index = 1; index <= count; index += 1) await sample(time + index, 0);
    await waitFor(async () => (await metric('andon_ingest_pauses_total')) === 1);
    expect(await metric('andon_ingest_metrics_total')).toBeLessThan(count);
    plant.gate.open();
    await waitFor(async () => (await timesFrom(time + 1)).length === count);
  });

  it('turns /healthz to 503 with a sentence while messages arrive and no row lands, and back', async () => {
    await plant.startWorker({ INGEST_UNHEALTHY_AFTER_SECONDS: '1' });
    const time = await born();
    await waitFor(async () => (await timesFrom(time)).length > 0);
    await expect.poll(health, patience).toEqual({ status: 200, message: 'Rows land as messages arrive.' });
    plant.gate.shut();
    await sample(time + 1, 0);
    const sentence = /^Messages have been arriving for \d+ s, but no row landed\. The database says: /;
    await expect.poll(health, patience).toEqual({ status: 503, message: expect.stringMatching(sentence) as string });
    plant.gate.open();
    await waitFor(async () => (await health()).status === 200);
  });

  it('takes the host offline before edge nodes forget, and online again once all rows have landed', async () => {
    const states: boolean[] = [];
    await plant.listen(['spBv1.0/STATE/andon'], ({ payload }) =>
      states.push(payload.toString().includes('"online":true')),
    );
    // Longer than rows ever wait for a database that is there.
    await plant.startWorker({ INGEST_OFFLINE_AFTER_SECONDS: '10' });
    const time = await born();
    await waitFor(async () => (await timesFrom(time)).length > 0);
    plant.gate.shut();
    await sample(time + 1, 0);
    await waitFor(() => states.at(-1) === false);
    plant.gate.open();
    await waitFor(() => states.at(-1) === true);
    expect(await timesFrom(time + 1)).toContain(time + 1);
  });
});

describe('a worker', () => {
  it('says good-bye when it stops, after every row that it took has landed', async () => {
    const states: boolean[] = [];
    await plant.listen(['spBv1.0/STATE/andon'], ({ payload }) =>
      states.push(payload.toString().includes('"online":true')),
    );
    await plant.startWorker({ INGEST_FLUSH_AFTER_MS: '5000' });
    const time = await born();
    await sample(time + 1, 1);
    await waitFor(async () => (await metric('andon_ingest_metrics_total')) > 5);
    await plant.stopWorker();
    expect(await timesFrom(time + 1)).toEqual([time + 1]);
    await waitFor(() => states.at(-1) === false);
  });

  it('that is started again knows the aliases, keeps what comes as stale, and asks for the birth that makes it good', async () => {
    await plant.startWorker();
    const time = await born();
    await waitFor(async () => (await timesFrom(time)).length > 0);
    await plant.stopWorker();
    await plant.startWorker();
    expect(await plant.rows('select from edge_nodes where online')).toEqual([]);
    const asked = node.commands.length;
    await sample(time + 1, 0);
    await waitFor(async () => (await qualityAt(time + 1)) === Quality.stale);
    await waitFor(() => node.commands.length === asked + 1);
    const again = await born();
    await sample(again + 2, 0);
    await waitFor(async () => (await qualityAt(again + 2)) === Quality.good);
  });

  it('finds a new broker on the old port, with a fresh STATE', async () => {
    const timestamps: number[] = [];
    await plant.startWorker();
    const time = await born();
    await waitFor(async () => (await timesFrom(time)).length > 0);
    await plant.restartBroker();
    await plant.listen(['spBv1.0/STATE/andon'], ({ payload }) => {
      const state = JSON.parse(payload.toString()) as { online: boolean; timestamp: number };
      if (state.online) timestamps.push(state.timestamp);
    });
    await waitFor(() => timestamps.length > 0);
    expect(timestamps[0]).toBeGreaterThan(time);
    node = await plant.edgeNode('SimulatorCorp', line);
    const again = await born();
    await sample(again + 1, 0);
    await waitFor(async () => (await timesFrom(again + 1)).length === 1);
  });

  it('repeats that it is online when somebody says that it is not', async () => {
    const states: { online: boolean; timestamp: number }[] = [];
    await plant.startWorker();
    const watcher = await plant.listen(['spBv1.0/STATE/andon'], ({ payload }) => {
      states.push(JSON.parse(payload.toString()) as { online: boolean; timestamp: number });
    });
    await waitFor(() => states.length > 0);
    await waitFor(() => states.at(-1)?.online === true);
    const birth = states.at(-1);
    for (const timestamp of [0, birth?.timestamp, Date.now() + 60_000]) {
      const seen = states.length;
      const payload = Buffer.from(JSON.stringify({ online: false, timestamp }));
      await watcher.publish({ topic: 'spBv1.0/STATE/andon', payload, qos: 1, retain: true });
      await waitFor(() => states.length === seen + 2);
      expect(states.at(-1)).toEqual(birth);
    }
  });
});

async function born(): Promise<number> {
  const time = Date.now();
  await node.bear();
  await node.bearDevice(device, fillerBirth(time, { speed: 1 }), { timestamp: time });
  return time;
}

function sample(time: number, qos: 0 | 1): Promise<void> {
  return node.data(device, [aliased(filler.speed, 100, time)], { timestamp: time, qos });
}

async function timesFrom(time: number): Promise<readonly number[]> {
  const rows = await plant.rows(
    `select time from equipment_values
     where time >= $1 and quality <> 500
       and equipment_id = (select equipment_id from packml_register where source_topic = $2)
     order by time`,
    [new Date(time), `SimulatorCorp/${line}/${device}`],
  );
  return rows.map((row) => (row['time'] as Date).getTime());
}

async function qualityAt(time: number): Promise<unknown> {
  const [row] = await plant.rows(
    `select quality from equipment_values
     where time = $1
       and equipment_id = (select equipment_id from packml_register where source_topic = $2)`,
    [new Date(time), `SimulatorCorp/${line}/${device}`],
  );
  return row?.['quality'];
}

async function health(): Promise<{ readonly status: number; readonly message: string }> {
  const response = await fetch(`http://127.0.0.1:${plant.port}/healthz`);
  const { message } = (await response.json()) as { message: string };
  return { status: response.status, message };
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${plant.port}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length) ?? 0);
}
