import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDerivedTables } from './support/derived-tables.ts';
import { Factory } from './support/factory.ts';
import type { Sample } from './support/factory.ts';
import { mergeSamples } from './support/merge-samples.ts';
import { randomArrival } from './support/random-arrival.ts';

const deathQuality = 500;
/** For what is drawn at random: some of it takes several times as long, and so does what fails, until it is simplified. */
const timeout = 240_000;
const hour = Date.parse('2026-03-02T06:00:00Z');

let database: TestDatabase;
let inOrder: number;
let scrambled: number;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  const factory = await Factory.create(database.pool, 'Order');
  inOrder = await factory.machine('In order', { staleAfterSeconds: 300 });
  scrambled = await factory.machine('Scrambled', { staleAfterSeconds: 300 });
  await database.pool.query(
    `insert into packml_register (source_topic, equipment_id, counter_maximum, maximum_rate_per_min)
     values ('Order/InOrder', $1, 99, 100), ('Order/Scrambled', $2, 99, 100)`,
    [inOrder, scrambled],
  );
});
afterAll(async () => database.stop());

/** Samples of one hour: any mixture of states, gaps, deaths, counters that reset and roll over, and increments. */
const sample: fc.Arbitrary<Sample> = fc.oneof(
  { weight: 9, arbitrary: aliveSample() },
  { weight: 1, arbitrary: instant().map((at) => ({ at, state: 0, quality: deathQuality })) },
);

function instant(): fc.Arbitrary<Date> {
  return fc
    .oneof(
      fc.nat({ max: 59 }).map((minute) => minute * 60_000),
      fc.nat({ max: 3_599_999 }),
    )
    .map((offset) => new Date(hour + offset));
}

function aliveSample(): fc.Arbitrary<Sample> {
  return fc.record(
    {
      at: instant(),
      state: fc.constantFrom(0, 2, 5, 6, 6, 6),
      mode: fc.constantFrom(1, 2),
      produced: fc.nat({ max: 20 }),
      scrap: fc.nat({ max: 3 }),
      producedCounter: fc.nat({ max: 99 }),
      scrapCounter: fc.nat({ max: 99 }),
    },
    { requiredKeys: ['at'] },
  );
}

const samplesOfOneHour = fc.uniqueArray(sample, {
  minLength: 1,
  maxLength: 14,
  selector: ({ at }) => at.getTime(),
});

const arrival = samplesOfOneHour.chain((samples) =>
  fc.record({ samples: fc.constant(samples), batches: randomArrival(samples) }),
);

describe('derived tables', { timeout }, () => {
  it('depend only on the set of samples, never on order, duplicates or the borders of batches', async () => {
    await fc.assert(
      fc.asyncProperty(arrival, async ({ samples, batches }) => {
        await database.pool.query('delete from equipment_values');
        await mergeSamples(database.pool, inOrder, samples);
        for (const batch of batches) await mergeSamples(database.pool, scrambled, batch);
        expect(await readDerivedTables(database.pool, scrambled)).toEqual(
          await readDerivedTables(database.pool, inOrder),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('forget a sample that is removed again', async () => {
    await fc.assert(
      fc.asyncProperty(samplesOfOneHour, sample, async (samples, removed) => {
        await database.pool.query('delete from equipment_values');
        fc.pre(samples.every(({ at }) => at.getTime() !== removed.at.getTime()));
        await mergeSamples(database.pool, inOrder, samples);
        await mergeSamples(database.pool, scrambled, [...samples, removed]);
        await database.pool.query('delete from equipment_values where equipment_id = $1 and time = $2', [
          scrambled,
          removed.at,
        ]);
        expect(await readDerivedTables(database.pool, scrambled)).toEqual(
          await readDerivedTables(database.pool, inOrder),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('are empty without samples', async () => {
    const empty = { intervals: [], stops: [], counts: [], sums: [], tail: [], rollUps: [], status: [] };
    await mergeSamples(database.pool, inOrder, [{ at: new Date(hour), state: 2, produced: 3 }]);
    await database.pool.query('delete from equipment_values');
    expect(await readDerivedTables(database.pool, inOrder)).toEqual(empty);
  });
});

describe('writers at the same time', () => {
  it('of one machine leave what one writer would', async () => {
    await database.pool.query('delete from equipment_values');
    const samples: Sample[] = Array.from({ length: 60 }, (_, minute) => ({
      at: new Date(hour + minute * 60_000),
      state: minute % 7 === 0 ? 2 : 6,
      producedCounter: minute,
    }));
    await mergeSamples(database.pool, inOrder, samples);
    const writers = [0, 1, 2, 3].map(async (writer) => {
      for (const [index, message] of samples.entries())
        if (index % 4 === writer) await mergeSamples(database.pool, scrambled, [message]);
    });
    await Promise.all(writers);
    expect(await readDerivedTables(database.pool, scrambled)).toEqual(await readDerivedTables(database.pool, inOrder));
    await database.pool.query('delete from equipment_values');
  });
});

describe('late samples', () => {
  it('that fall into the columnstore are derived from like any other', async () => {
    const samples: Sample[] = Array.from({ length: 60 }, (_, minute) => ({
      at: new Date(hour + minute * 60_000),
      state: minute === 20 ? 2 : 6,
      producedCounter: minute,
    }));
    const late = [15, 20, 33, 34];
    await mergeSamples(database.pool, inOrder, samples);
    await mergeSamples(
      database.pool,
      scrambled,
      samples.filter((_, minute) => !late.includes(minute)),
    );
    await database.pool.query(`select compress_chunk(chunk) from show_chunks('equipment_values') chunk`);
    await mergeSamples(
      database.pool,
      scrambled,
      samples.filter((_, minute) => late.includes(minute) || minute % 10 === 0),
    );
    expect(await readDerivedTables(database.pool, scrambled)).toEqual(await readDerivedTables(database.pool, inOrder));
    await database.pool.query('delete from equipment_values where equipment_id = $1 and time = $2', [
      scrambled,
      new Date(hour + 20 * 60_000),
    ]);
    expect((await readDerivedTables(database.pool, scrambled)).stops).toEqual([]);
  });

  it('that reach from the columnstore to a later day in one statement, for equipment without any others', async () => {
    await database.pool.query('delete from equipment_values');
    const samples: Sample[] = [0, 10, 20, 30 * 60, 30 * 60 + 10].map((minute) => ({
      at: new Date(hour + minute * 60_000),
      state: minute === 10 ? 2 : 6,
      producedCounter: minute,
    }));
    await mergeSamples(database.pool, inOrder, samples);
    await database.pool.query(
      `select compress_chunk(chunk, if_not_compressed => true) from show_chunks('equipment_values', older_than => $1::timestamptz) chunk`,
      [new Date(hour + 24 * 3_600_000)],
    );
    await mergeSamples(database.pool, scrambled, samples);
    expect(await readDerivedTables(database.pool, scrambled)).toEqual(await readDerivedTables(database.pool, inOrder));
  });
});
