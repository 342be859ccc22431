import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDerivedTables } from './support/derived-tables.ts';
import { Factory } from './support/factory.ts';
import type { MachineOptions } from './support/factory.ts';
import { mergeSamples } from './support/merge-samples.ts';
import { minutesAfter } from './support/minutes-after.ts';

const start = '2026-03-02T06:00:00Z';
const at = (minute: number): Date => minutesAfter(start, minute);
const deathQuality = 500;

let database: TestDatabase;
let factory: Factory;
let machineNumber = 0;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Signals');
});
afterAll(async () => database.stop());

async function machine(options: MachineOptions = {}): Promise<number> {
  machineNumber += 1;
  return factory.machine(`Machine ${machineNumber}`, options);
}

/** A machine whose source declares what its counters can do. */
async function counting(limits: { maximum?: number; ratePerMin?: number } = {}): Promise<number> {
  const id = await machine();
  await database.pool.query(
    `insert into packml_register (source_topic, equipment_id, counter_maximum, maximum_rate_per_min) values ($1, $2, $3, $4)`,
    [`Signals/${id}`, id, limits.maximum ?? null, limits.ratePerMin ?? null],
  );
  return id;
}

async function statesOf(equipmentId: number): Promise<readonly (readonly [number, number | null, unknown])[]> {
  const { intervals } = await readDerivedTables(database.pool, equipmentId);
  const minute = (time: unknown): number => ((time as Date).getTime() - Date.parse(start)) / 60_000; // timestamptz
  return intervals.map((row) => [
    minute(row['started_at']),
    row['ended_at'] ? minute(row['ended_at']) : null,
    row['state'],
  ]);
}

async function producedOf(equipmentId: number): Promise<readonly number[]> {
  const { counts } = await readDerivedTables(database.pool, equipmentId);
  return counts.map((row) => Number(row['produced']));
}

describe('state', () => {
  it('holds until the next sample that carries one, and a repeated state changes nothing', async () => {
    const id = await machine();
    await factory.samples(id, [
      { at: at(0), state: 6 },
      { at: at(1), producedCounter: 5 },
      { at: at(2), state: 6 },
      { at: at(3), state: 2 },
      { at: at(5), state: 6 },
    ]);
    expect(await statesOf(id)).toEqual([
      [0, 3, 6],
      [3, 5, 2],
      [5, null, 6],
    ]);
  });

  it('is unknown from stale_after_seconds after the last sample, and known again once the gap is filled', async () => {
    const id = await machine({ staleAfterSeconds: 600 });
    await factory.samples(id, [
      { at: at(0), state: 6 },
      { at: at(30), producedCounter: 1 },
    ]);
    expect(await statesOf(id)).toEqual([
      [0, 10, 6],
      [10, 30, 0],
      [30, null, 6],
    ]);
    await factory.samples(id, [
      { at: at(20), producedCounter: 0 },
      { at: at(10), producedCounter: 0 },
    ]);
    expect(await statesOf(id)).toEqual([[0, null, 6]]);
  });

  it('is unknown after a death certificate until a sample of any kind, then holds as before', async () => {
    const id = await machine();
    await factory.samples(id, [
      { at: at(0), state: 2 },
      { at: at(4), state: 0, quality: deathQuality },
      { at: at(9), producedCounter: 3 },
    ]);
    expect(await statesOf(id)).toEqual([
      [0, 4, 2],
      [4, 9, 0],
      [9, null, 2],
    ]);
  });

  it('of good quality and 0 holds like any other', async () => {
    const id = await machine();
    await factory.samples(id, [
      { at: at(0), state: 6 },
      { at: at(4), state: 0 },
      { at: at(9), producedCounter: 3 },
    ]);
    expect(await statesOf(id)).toEqual([
      [0, 4, 6],
      [4, null, 0],
    ]);
  });

  it('follows a corrected, a removed and a repeated sample', async () => {
    const id = await machine();
    await factory.samples(id, [
      { at: at(0), state: 6 },
      { at: at(5), state: 2 },
    ]);
    await mergeSamples(database.pool, id, [{ at: at(5), state: 11 }]);
    expect(await statesOf(id)).toEqual([
      [0, 5, 6],
      [5, null, 11],
    ]);
    await mergeSamples(database.pool, id, [{ at: at(5), state: 11 }]);
    await database.pool.query('delete from equipment_values where equipment_id = $1 and time = $2', [id, at(5)]);
    expect(await statesOf(id)).toEqual([[0, null, 6]]);
    await database.pool.query('delete from equipment_values where equipment_id = $1', [id]);
    expect(await statesOf(id)).toEqual([]);
  });

  it('is worked out again when the time until stale changes', async () => {
    const id = await machine();
    await factory.samples(id, [
      { at: at(0), state: 6 },
      { at: at(30), state: 6 },
    ]);
    await database.pool.query('update equipment set stale_after_seconds = 60 where id = $1', [id]);
    expect(await statesOf(id)).toEqual([
      [0, 1, 6],
      [1, 30, 0],
      [30, null, 6],
    ]);
  });
});

describe('counts', () => {
  it('are differences of a counter in source-time order, whose first value counts nothing', async () => {
    const id = await counting();
    await factory.samples(id, [{ at: at(3), producedCounter: 130 }]);
    await factory.samples(id, [
      { at: at(2), producedCounter: 115 },
      { at: at(0), producedCounter: 100 },
    ]);
    expect(await producedOf(id)).toEqual([15, 15]);
  });

  it('of a counter that goes down without a maximum are its new value', async () => {
    const id = await counting();
    await factory.samples(id, [
      { at: at(0), producedCounter: 100 },
      { at: at(1), producedCounter: 7 },
    ]);
    const { counts } = await readDerivedTables(database.pool, id);
    expect(counts).toMatchObject([{ produced: '7', counter_reset: true, counter_rolled_over: false }]);
  });

  it('of a counter that goes past its maximum go on, and of one that falls further are a reset', async () => {
    const id = await counting({ maximum: 999 });
    await factory.samples(id, [
      { at: at(0), producedCounter: 990 },
      { at: at(1), producedCounter: 5 },
      { at: at(2), producedCounter: 600 },
      { at: at(3), producedCounter: 10 },
    ]);
    const { counts } = await readDerivedTables(database.pool, id);
    expect(counts).toMatchObject([
      { produced: '15', counter_rolled_over: true, counter_reset: false },
      { produced: '595', counter_rolled_over: false, counter_reset: false },
      { produced: '410', counter_rolled_over: true, counter_reset: false },
    ]);
    await factory.samples(id, [{ at: at(4), producedCounter: 5 }]);
    expect((await readDerivedTables(database.pool, id)).counts.at(-1)).toMatchObject({
      produced: '5',
      counter_reset: true,
    });
  });

  it('above the maximum rate are kept and flagged, but not counted', async () => {
    const id = await counting({ ratePerMin: 60 });
    await factory.samples(id, [
      { at: at(0), producedCounter: 0 },
      { at: at(1), producedCounter: 60 },
      { at: at(2), producedCounter: 1_000 },
    ]);
    const { counts, sums } = await readDerivedTables(database.pool, id);
    expect(counts).toMatchObject([
      { produced: '60', produced_not_counted: '0', rate_breach: false },
      { produced: '0', produced_not_counted: '940', rate_breach: true },
    ]);
    expect(sums).toMatchObject([{ produced: '60' }]);
  });

  it('are worked out again when the source declares other limits', async () => {
    const id = await counting();
    await factory.samples(id, [
      { at: at(0), producedCounter: 990 },
      { at: at(1), producedCounter: 5 },
    ]);
    await database.pool.query('update packml_register set counter_maximum = 999 where equipment_id = $1', [id]);
    expect(await producedOf(id)).toEqual([15]);
  });

  it('of two samples within one second both count, and increments count as sent', async () => {
    const id = await counting();
    await factory.samples(id, [
      { at: new Date(Date.parse(start) + 1), produced: 2, scrap: 1 },
      { at: new Date(Date.parse(start) + 2), produced: 3 },
    ]);
    const { sums } = await readDerivedTables(database.pool, id);
    expect(sums).toMatchObject([{ produced: '5', scrap: '1' }]);
  });
});

describe('a sample that cannot be', () => {
  it.each([
    ['of equipment that does not exist', '(999999, now(), 6)', 'a sample belongs to equipment'],
    [
      'in state 18',
      "((select min(id) from equipment), '2026-03-02', 18)",
      'a state is a PackML state or 0 for unknown',
    ],
  ])('%s is refused and leaves every table as it was', async (_, values, constraint) => {
    const count = async (): Promise<unknown> =>
      (
        await database.pool.query(
          `select (select count(*) from equipment_values) as samples, (select count(*) from equipment_state_intervals) as intervals,
             (select count(*) from equipment_tails) as tails`,
        )
      ).rows[0];
    const before = await count();
    await expect(
      database.pool.query(`insert into equipment_values (equipment_id, time, state) values ${values}`),
    ).rejects.toMatchObject({ constraint });
    expect(await count()).toEqual(before);
  });
});
