import { DatabaseSession, DuplicateForecast, RowBatch, writeBatch } from '@andon/ingest';
import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hoursAround } from './reference/random-factory.ts';
import { randomSamples } from './reference/random-samples.ts';
import { mergedSamples } from './reference/signals.ts';
import { readDerivedTables } from './support/derived-tables.ts';
import { Factory } from './support/factory.ts';
import type { Sample } from './support/factory.ts';
import { mergeSamples } from './support/merge-samples.ts';
import { randomArrival } from './support/random-arrival.ts';
import { processRestatements } from './support/restatements.ts';

/** Set `PROPERTY_RUNS` for a longer search, and `PROPERTY_SEED` to the seed of a failure to see it again. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 8);
const seed = process.env['PROPERTY_SEED'];
const dayMs = 86_400_000;
/** Days ago, so that every hour and shift of it is closed. */
const start = Math.floor(Date.now() / dayMs - 4) * dayMs;

let database: TestDatabase;
let factory: Factory;
let ingest: DatabaseSession;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Writers');
  await factory.calendar(new Date(start - 2 * dayMs).toISOString().slice(0, 10), [
    { name: 'Early', from: '06:00', to: '14:00', breaks: [['10:00', '10:30']] },
    { name: 'Late', from: '14:00', to: '22:00' },
  ]);
  ingest = new DatabaseSession(database.url);
});
afterAll(async () => {
  await ingest.close();
  await database.stop();
});

/** One set of samples: as whole rows in some order, and as messages in batches. */
interface Told {
  readonly rows: readonly Sample[];
  readonly batches: readonly (readonly Sample[])[];
}

const told: fc.Arbitrary<Told> = fc
  .tuple(randomSamples(start, hoursAround), fc.infiniteStream(fc.boolean()))
  .chain(([samples, isSplit]) => {
    const messages = samples.flatMap((sample) => (isSplit.next().value ? columnsApart(sample) : [sample]));
    return fc.record({
      rows: fc.shuffledSubarray([...samples], { minLength: samples.length }),
      batches: randomArrival(messages),
    });
  });

/** The columns of one sample in two messages. */
function columnsApart({ at, state, mode, ...counts }: Sample): readonly Sample[] {
  const states: Sample = { at, ...(state === undefined ? {} : { state }), ...(mode === undefined ? {} : { mode }) };
  return counts.quality === undefined ? [states, { at, ...counts }] : [{ ...states, ...counts }];
}

type Step = () => Promise<void>;

/** How clients write what is told of one machine, step by step. */
const writers: Readonly<Record<string, (machine: number, told: Told) => readonly Step[]>> = {
  ingest: (machine, { batches }) => {
    const forecast = new DuplicateForecast();
    return batches.map((messages) => async () => {
      await writeBatch(ingest, batchOf(machine, messages), forecast);
    });
  },
  'single inserts': (machine, { rows }) => rows.map((row) => async () => factory.samples(machine, [row])),
  'an upsert for each message': (machine, { batches }) =>
    batches.flat().map((message) => async () => mergeSamples(database.pool, machine, [message])),
  'a writer that dies in a transaction and sends everything again': (machine, { batches }) => [
    ...batches.map((messages) => async () => mergeSamples(database.pool, machine, mergedSamples(messages))),
    async () => dieWriting(machine, mergedSamples(batches.flat())),
    async () => mergeSamples(database.pool, machine, mergedSamples(batches.flat())),
  ],
};

describe('one set of samples', () => {
  it(
    'leaves the same tables, whoever writes it, in whatever order and however late',
    { timeout: 600_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(told, fc.double({ min: 0, max: 1, noNaN: true }), async (story, share) => {
          const plain = await countingMachine();
          const machines = [];
          for (const [name, stepsOf] of Object.entries(writers)) {
            const machine = await countingMachine();
            const steps = stepsOf(machine, story);
            machines.push({ name, machine, steps, middle: Math.floor(share * steps.length) });
          }
          for (const { steps, middle } of machines) for (const step of steps.slice(0, middle)) await step();
          await letTimePass();
          for (const { steps, middle } of machines) for (const step of steps.slice(middle)) await step();
          await factory.samples(plain, story.rows);
          await processRestatements(database.pool);
          const expected = await readDerivedTables(database.pool, plain);
          for (const { name, machine } of machines)
            expect({ name, ...(await readDerivedTables(database.pool, machine)) }).toEqual({ name, ...expected });
        }),
        { numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) },
      );
    },
  );
});

let made = 0;

/** A machine whose counters roll over and whose source may count too fast. */
async function countingMachine(): Promise<number> {
  made += 1;
  const machine = await factory.machine(`Machine ${made}`, { staleAfterSeconds: 7_200, idealRatePerMin: 7 });
  await database.pool.query(
    `insert into packml_register (source_topic, equipment_id, counter_maximum, maximum_rate_per_min)
     values ($1, $2, 99, 3)`,
    [`Writers/${made}`, machine],
  );
  return machine;
}

/** Everything so far moves to the columnstore and is rolled up. */
async function letTimePass(): Promise<void> {
  await database.pool.query(
    "select compress_chunk(chunk, if_not_compressed => true) from show_chunks('equipment_values') chunk",
  );
  await processRestatements(database.pool);
}

function batchOf(machine: number, messages: readonly Sample[]): RowBatch {
  const batch = new RowBatch(performance.now());
  const { columns } = batch.equipment;
  for (const { at, quality = 192, ...sample } of messages) {
    const row = batch.equipment.row({ equipmentId: machine, time: at.getTime(), quality, message: undefined });
    columns.state[row] = sample.state ?? columns.state[row];
    columns.mode[row] = sample.mode ?? columns.mode[row];
    columns.produced[row] = sample.produced ?? columns.produced[row];
    columns.scrap[row] = sample.scrap ?? columns.scrap[row];
    columns.produced_counter[row] = sample.producedCounter ?? columns.produced_counter[row];
    columns.scrap_counter[row] = sample.scrapCounter ?? columns.scrap_counter[row];
  }
  return batch;
}

async function dieWriting(machine: number, samples: readonly Sample[]): Promise<void> {
  const client = await database.pool.connect();
  await client.query('begin');
  await mergeSamples(client, machine, samples);
  await client.query('rollback');
  client.release();
}
