import { misbehaviours } from '@andon/edge';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Plant, waitFor } from './support/plant.ts';
import { SteadyMachine } from './support/steady-machine.ts';
import { WorkerProcess } from './support/worker-process.ts';

/** Clock skew as the simulator's switch has it. */
const skewMs = 90_000;

let plant: Plant;
const machines: SteadyMachine[] = [];
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  plant = await Plant.build();
  // The first row of a day makes its chunks, which takes seconds on a busy machine.
  await plant.rows('insert into equipment_values (equipment_id, time, speed) select min(id), now(), 0 from equipment');
});

afterEach(async () => {
  await plant.rows('drop trigger if exists take_your_time on equipment_values');
  for (const machine of machines.splice(0)) await machine.stop();
  // Not killed: what they have sent to the database would land in the next test.
  for (const worker of workers.splice(0)) await worker.stop();
  await plant.stopWorker();
  // Every test has the lines to itself.
  await plant.rows('truncate equipment_values, dead_letters, ingest_workers');
});

afterAll(() => plant.tearDown());

describe('the rows are those that were read', () => {
  it('when the worker is killed at any moment, again and again', async () => {
    const machine = startMachine('Line1');
    for (let round = 0; round < 3; round += 1) {
      const worker = await startWorker();
      await readMore(machine, 40 + Math.floor(Math.random() * 60));
      await worker.kill();
    }
    await startWorker();
    await expectAllRows(machine);
  });

  it('when the broker is restarted in the middle of the stream', async () => {
    const machine = startMachine('Line1');
    await startWorker();
    await readMore(machine, 60);
    await plant.restartBroker();
    await readMore(machine, 60);
    await expectAllRows(machine);
  });

  it('when the database takes a second for each batch, and is cut off in the middle of one', async () => {
    await plant.rows(`
      create or replace function take_your_time() returns trigger language plpgsql as $$
      begin
        perform pg_sleep(1);
        return null;
      end $$;
      create trigger take_your_time before insert on equipment_values for each statement execute function take_your_time();`);
    const machine = startMachine('Line2');
    await startWorker();
    for (let round = 0; round < 3; round += 1) {
      await readMore(machine, 60);
      plant.gate.shut();
      plant.gate.open();
    }
    await expectAllRows(machine);
  });

  it.each(
    [...misbehaviours.map((kind) => [kind]), [...misbehaviours]].map((kinds) => ({ kinds, title: kinds.join(', ') })),
  )('when the edge node misbehaves: $title', async ({ kinds }) => {
    const machine = startMachine('Line3', kinds);
    await plant.startWorker();
    await readMore(machine, 120);
    await expectAllRows(machine, kinds.includes('clock-skew') ? skewMs : 0);
  });
});

describe('two workers', () => {
  it('share the edge nodes, each node with one of them; without one the host is offline; and nothing is lost', async () => {
    const states: boolean[] = [];
    await plant.listen(['spBv1.0/STATE/andon'], ({ payload }) =>
      states.push(payload.toString().includes('"online":true')),
    );
    const lines = ['Line1', 'Line2', 'Line3'].map((line) => startMachine(line));
    const first = await startWorker({ INGEST_WORKERS: '2', INGEST_WORKER: '1' });
    const second = await startWorker({ INGEST_WORKERS: '2', INGEST_WORKER: '2' });
    await waitFor(() => states.at(-1) === true);
    for (const machine of lines) await readMore(machine, 50);
    for (const machine of lines) await expectAllRows(machine);
    const shares = await Promise.all([first, second].map(async (worker) => [...(await worker.rowsBySource()).keys()]));
    expect(shares.map((sources) => sources.length).sort()).toEqual([1, 2]);
    expect(new Set(shares.flat()).size).toBe(3);
    await second.kill();
    await waitFor(() => states.at(-1) === false);
    for (const machine of lines) await readMore(machine, 50);
    await startWorker({ INGEST_WORKERS: '2', INGEST_WORKER: '2' });
    await waitFor(() => states.at(-1) === true);
    for (const machine of lines) await expectAllRows(machine);
  });
});

function startMachine(line: string, kinds: ConstructorParameters<typeof SteadyMachine>[2] = []): SteadyMachine {
  const machine = new SteadyMachine(plant.broker.url, line, kinds);
  machines.push(machine);
  machine.start();
  return machine;
}

async function startWorker(environment: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
  const database = new URL(plant.database.url);
  database.port = String(plant.gate.port);
  const worker = await WorkerProcess.start({
    DATABASE_URL: database.href,
    MQTT_URL: plant.broker.url,
    INGEST_FLUSH_AFTER_MS: '20',
    INGEST_REORDER_TIMEOUT_MS: '300',
    ...environment,
  });
  workers.push(worker);
  return worker;
}

function readMore(machine: SteadyMachine, count: number): Promise<void> {
  const enough = machine.read.size + count;
  return waitFor(() => machine.read.size >= enough);
}

/** Reading goes on until everything read so far has landed: a gap is noticed by what follows it. */
async function expectAllRows(machine: SteadyMachine, shiftMs = 0): Promise<void> {
  const sent = new Map(machine.read);
  const missing = async (): Promise<readonly number[]> => {
    const rows = await rowsOf(machine.line, shiftMs);
    return [...sent].flatMap(([time, count]) => (rows.get(time) === count ? [] : [count]));
  };
  await waitFor(async () => (await missing()).length === 0).catch(() => undefined);
  expect(await missing()).toEqual([]);
  // A birth after a death repeats a value at its own time; nothing may be there that was not read.
  const rows = await rowsOf(machine.line, shiftMs);
  const counts = new Set(machine.read.values());
  expect([...rows.values()].filter((count) => !counts.has(count))).toEqual([]);
}

/** Counters by time, as the edge node's clock would have it without its skew. */
async function rowsOf(line: string, shiftMs: number): Promise<ReadonlyMap<number, number>> {
  const rows = await plant.rows(
    `select time, produced_counter from equipment_values
     where produced_counter is not null
       and equipment_id = (select equipment_id from packml_register where source_topic = $1)`,
    [`SimulatorCorp/${line}/Filler`],
  );
  return new Map(rows.map((row) => [(row['time'] as Date).getTime() - shiftMs, Number(row['produced_counter'])]));
}
