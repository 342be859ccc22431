import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import type { MachineOptions } from './support/factory.ts';
import { mergeSamples } from './support/merge-samples.ts';
import { minutesAfter } from './support/minutes-after.ts';

const start = '2026-03-02T06:00:00Z';
const at = (minute: number): Date => minutesAfter(start, minute);

let database: TestDatabase;
let factory: Factory;
let jam: number;
let machineNumber = 0;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Stops');
  jam = await factory.reason('JAM');
});
afterAll(async () => database.stop());

async function machine(options: MachineOptions = {}): Promise<number> {
  machineNumber += 1;
  return factory.machine(`Machine ${machineNumber}`, options);
}

interface Stop {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
  readonly reason: number | null;
  readonly note: string | null;
}

async function stopsOf(equipmentId: number): Promise<readonly Stop[]> {
  const { rows } = await database.pool.query<Stop>(
    `select id, extract(epoch from started_at - $2)::float8 / 60 as "from", extract(epoch from ended_at - $2)::float8 / 60 as "to",
       downtime_reason_id as reason, note
     from equipment_events where equipment_id = $1 order by started_at`,
    [equipmentId, at(0)],
  );
  return rows;
}

async function onlyStopOf(equipmentId: number): Promise<Stop> {
  const [stop, ...others] = await stopsOf(equipmentId);
  if (!stop || others.length > 0) throw new Error(`Expected one stop, found ${others.length + (stop ? 1 : 0)}.`);
  return stop;
}

async function justify(stop: Stop): Promise<void> {
  await database.pool.query('select justify_stop($1, $2, $3)', [stop.id, jam, 'Foil was jammed']);
}

/** Runs from 0, stops from 10 to 20, runs on. */
async function machineWithOneStop(): Promise<number> {
  const id = await machine();
  await factory.samples(id, [
    { at: at(0), state: 6 },
    { at: at(10), state: 9 },
    { at: at(20), state: 6 },
    { at: at(40), state: 6 },
  ]);
  return id;
}

describe('a stop', () => {
  it('is one longest stretch out of Execute, whatever states it passes through', async () => {
    const id = await machine();
    await factory.samples(id, [
      { at: at(0), state: 6 },
      { at: at(10), state: 8 },
      { at: at(11), state: 9, mode: 3 },
      { at: at(15), state: 2 },
      { at: at(20), state: 6 },
    ]);
    expect(await stopsOf(id)).toMatchObject([{ from: 10, to: 20 }]);
  });

  it('is open until the machine executes again, and keeps its number', async () => {
    const id = await machine();
    await factory.samples(id, [
      { at: at(0), state: 6 },
      { at: at(10), state: 9 },
    ]);
    const open = await onlyStopOf(id);
    expect(open).toMatchObject({ from: 10, to: null });
    await factory.samples(id, [{ at: at(12), state: 6 }]);
    expect(await onlyStopOf(id)).toEqual({ ...open, to: 12 });
  });

  it('ends where data ends: time without data belongs to no stop', async () => {
    const id = await machine({ staleAfterSeconds: 300 });
    await factory.samples(id, [
      { at: at(0), state: 9 },
      { at: at(30), state: 9 },
      { at: at(31), state: 6 },
    ]);
    expect(await stopsOf(id)).toMatchObject([
      { from: 0, to: 5 },
      { from: 30, to: 31 },
    ]);
  });
});

describe('a justified stop', () => {
  it('keeps number and reason when late data moves its end', async () => {
    const id = await machineWithOneStop();
    await justify(await onlyStopOf(id));
    const justified = await onlyStopOf(id);
    await factory.samples(id, [{ at: at(17), state: 6 }]);
    expect(await onlyStopOf(id)).toEqual({ ...justified, to: 17 });
  });

  it('keeps number and reason when late data moves its start', async () => {
    const id = await machineWithOneStop();
    await justify(await onlyStopOf(id));
    const justified = await onlyStopOf(id);
    await factory.samples(id, [{ at: at(7), state: 8 }]);
    expect(await onlyStopOf(id)).toEqual({ ...justified, from: 7 });
  });

  it('passes its reason on to every part when late data splits it', async () => {
    const id = await machineWithOneStop();
    const whole = await onlyStopOf(id);
    await justify(whole);
    await factory.samples(id, [
      { at: at(12), state: 6 },
      { at: at(13), state: 9 },
    ]);
    expect(await stopsOf(id)).toMatchObject([
      { id: whole.id, from: 10, to: 12, reason: jam, note: 'Foil was jammed' },
      { from: 13, to: 20, reason: jam, note: 'Foil was jammed' },
    ]);
  });

  it('passes its reason on when late data joins it with a longer one that nobody justified', async () => {
    const id = await machine();
    await factory.samples(id, [
      { at: at(0), state: 6 },
      { at: at(10), state: 9 },
      { at: at(12), state: 6 },
      { at: at(13), state: 9 },
      { at: at(30), state: 6 },
    ]);
    const [short] = await stopsOf(id);
    if (!short) throw new Error('The first stop is missing.');
    await justify(short);
    await mergeSamples(database.pool, id, [{ at: at(12), state: 9 }]);
    expect(await stopsOf(id)).toMatchObject([{ id: short.id, from: 10, to: 30, reason: jam }]);
  });

  it('keeps its reason while it is open and goes on', async () => {
    const id = await machine();
    await factory.samples(id, [{ at: at(0), state: 9 }]);
    await justify(await onlyStopOf(id));
    const justified = await onlyStopOf(id);
    await factory.samples(id, [
      { at: at(5), state: 2 },
      { at: at(9), state: 6 },
    ]);
    expect(await onlyStopOf(id)).toEqual({ ...justified, to: 9 });
  });

  it('is refused a reason of another enterprise, and stays as it was', async () => {
    const id = await machineWithOneStop();
    const other = await Factory.create(database.pool, 'Other');
    const foreign = await other.reason('FOREIGN');
    const before = await onlyStopOf(id);
    await expect(database.pool.query('select justify_stop($1, $2)', [before.id, foreign])).rejects.toThrow(
      "is not one of the enterprise's active reasons",
    );
    expect(await onlyStopOf(id)).toEqual(before);
  });
});

describe('a manual stop', () => {
  it('is never touched by data that arrives around it', async () => {
    const id = await machineWithOneStop();
    await database.pool.query(
      `insert into equipment_events (equipment_id, started_at, ended_at, is_manual, note) values ($1, $2, $3, true, 'by hand')`,
      [id, at(12), at(35)],
    );
    await factory.samples(id, [{ at: at(30), state: 9 }]);
    expect((await stopsOf(id)).filter(({ note }) => note === 'by hand')).toMatchObject([{ from: 12, to: 35 }]);
  });

  it('cannot overlap another', async () => {
    const id = await machine();
    const add = (from: number, to: number): Promise<unknown> =>
      database.pool.query(
        `insert into equipment_events (equipment_id, started_at, ended_at, is_manual) values ($1, $2, $3, true)`,
        [id, at(from), at(to)],
      );
    await add(0, 10);
    await expect(add(9, 12)).rejects.toMatchObject({ constraint: 'manual stops of equipment do not overlap' });
    await add(10, 12);
  });
});

describe('the status of equipment', () => {
  it('follows every sample: state since when, open stop, speed and freshness', async () => {
    const id = await machine({ staleAfterSeconds: 3_600 });
    const now = Date.now();
    await factory.samples(id, [
      { at: new Date(now - 60_000), state: 6 },
      { at: new Date(now - 30_000), state: 9 },
      { at: new Date(now - 10_000), producedCounter: 3 },
    ]);
    const { rows } = await database.pool.query(
      `select state, state_since, last_sample_at, is_stale, stop_id is not null as has_stop from equipment_status where equipment_id = $1`,
      [id],
    );
    expect(rows).toEqual([
      {
        state: 9,
        state_since: new Date(now - 30_000),
        last_sample_at: new Date(now - 10_000),
        is_stale: false,
        has_stop: true,
      },
    ]);
  });

  it('goes stale by time alone', async () => {
    const id = await machine({ staleAfterSeconds: 5 });
    const lastSample = new Date(Date.now() - 60_000);
    await factory.samples(id, [{ at: lastSample, state: 6 }]);
    await database.pool.query('select refresh_equipment_status()');
    const { rows } = await database.pool.query(
      'select state, state_since, is_stale from equipment_status where equipment_id = $1',
      [id],
    );
    expect(rows).toEqual([{ state: 0, state_since: new Date(lastSample.getTime() + 5_000), is_stale: true }]);
  });
});
