import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import type { Sample } from './support/factory.ts';
import { mergeSamples } from './support/merge-samples.ts';
import { randomArrival } from './support/random-arrival.ts';

/** Set `PROPERTY_RUNS` for a longer search, and `PROPERTY_SEED` to the seed of a failure to see it again. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 8);
const seed = process.env['PROPERTY_SEED'];
const minuteMs = 60_000;
const start = Date.parse('2026-03-02T06:00:00Z');
const lastMinute = 300;

let database: TestDatabase;
let factory: Factory;
let setup: number;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Changeovers');
  setup = await factory.reason('CHANGEOVER', { category: 'setup' });
  await database.pool.query(
    `with made as (insert into products (enterprise_id, code, name) values ($1, 'P', 'P') returning id)
     insert into production_orders (enterprise_id, code, product_id) select $1, code, id from made, unnest('{A,B,C}'::text[]) code`,
    [factory.enterpriseId],
  );
  await database.pool.query(
    `insert into stop_reason_rules (enterprise_id, name, is_at_order_change, downtime_reason_id, valid_from)
     values ($1, 'Changeover', true, $2, '-infinity')`,
    [factory.enterpriseId, setup],
  );
});
afterAll(async () => database.stop());

/** An order begins on the machine or its line, in whole minutes from the start; or what began is taken back again. */
interface RunStep {
  readonly kind: 'begin' | 'move' | 'remove';
  readonly order: 'A' | 'B' | 'C';
  readonly isOnLine: boolean;
  readonly minute: number;
  readonly toMinute: number;
}

type Step = { readonly kind: 'samples'; readonly batch: readonly Sample[] } | RunStep;

const minute = fc.nat({ max: lastMinute });

const samples: fc.Arbitrary<readonly Sample[]> = fc.uniqueArray(
  fc.record({
    at: minute.map((after) => new Date(start + after * minuteMs)),
    state: fc.constantFrom(2, 6),
    produced: fc.constantFrom(0, 0, 0, 5),
    scrap: fc.constantFrom(0, 0, 5),
  }),
  { minLength: 20, maxLength: 40, selector: ({ at }) => at.getTime() },
);

const runSteps: fc.Arbitrary<readonly RunStep[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<RunStep['kind']>('begin', 'begin', 'begin', 'move', 'remove'),
    order: fc.constantFrom('A', 'B', 'C'),
    isOnLine: fc.boolean(),
    minute,
    toMinute: minute,
  }),
  { minLength: 6, maxLength: 14 },
);

const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(samples.chain(randomArrival), runSteps)
  .chain(([batches, begun]) => {
    const all: readonly Step[] = [...batches.map((batch) => ({ kind: 'samples' as const, batch })), ...begun];
    return fc.shuffledSubarray([...all], { minLength: all.length });
  });

it('a stop is a changeover if its middle lies between the last good piece before an order changed and the first behind it', async () => {
  let machines = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      machines += 1;
      const line = await factory.line(`Line ${machines}`);
      const machine = await factory.machine(`Machine ${machines}`, { lineId: line });
      for (const step of all) {
        await take(step, machine, line);
        await expectChangeovers(machine, line);
      }
    }),
    // What fails is told, as far as it could be simplified, before the test itself runs out of time.
    {
      numRuns: runs,
      interruptAfterTimeLimit: 210_000,
      markInterruptAsFailure: true,
      ...(seed === undefined ? {} : { seed: Number(seed) }),
    },
  );
}, 240_000);

async function take(step: Step, machine: number, line: number): Promise<void> {
  if (step.kind === 'samples') return mergeSamples(database.pool, machine, step.batch);
  const place = step.isOnLine ? line : machine;
  const at = instant(step.minute);
  switch (step.kind) {
    case 'begin':
      await database.pool.query(
        `insert into production_order_runs (production_order_id, equipment_id, started_at, ended_at)
         select production_order.id, $2, $3, $3::timestamptz + interval '1 minute'
         from production_orders production_order where production_order.enterprise_id = $4 and production_order.code = $1
           and not exists (select from production_order_runs run where run.equipment_id = $2 and run.started_at = $3)`,
        [step.order, place, at, factory.enterpriseId],
      );
      return;
    case 'move':
      await database.pool.query(
        `update production_order_runs run set started_at = $3, ended_at = $3::timestamptz + interval '1 minute'
         where run.id = (select first.id from production_order_runs first
                         where first.equipment_id = $1 and first.started_at >= $2 order by first.started_at limit 1)
           and not exists (select from production_order_runs other where other.equipment_id = $1 and other.started_at = $3)`,
        [place, at, instant(step.toMinute)],
      );
      return;
    case 'remove':
      await database.pool.query(
        `delete from production_order_runs
         where equipment_id = $1 and started_at between $2 and $2::timestamptz + interval '1 hour'`,
        [place, at],
      );
  }
}

async function expectChangeovers(machine: number, line: number): Promise<void> {
  const good = await goodPieces(machine);
  const changes = [...(await orderChanges(machine)), ...(await orderChanges(line))];
  for (const { middle, isSetup } of await judgedStops(machine))
    expect(isSetup, `the stop around ${new Date(middle).toISOString()} is a changeover`).toBe(
      liesInChangeover(middle, changes, good),
    );
}

/** The definition: changed over in (last good piece before the change, first good piece at or behind it]. */
function liesInChangeover(middle: number, changes: readonly number[], good: readonly number[]): boolean {
  return changes.some((change) => {
    const last = Math.max(...good.filter((piece) => piece < change));
    const first = Math.min(...good.filter((piece) => piece >= change));
    return Number.isFinite(last) && middle > last && middle <= first;
  });
}

async function judgedStops(machine: number): Promise<readonly { middle: number; isSetup: boolean }[]> {
  const { rows } = await database.pool.query<{ started: Date; ended: Date | null; reason: number | null }>(
    `select started_at as started, ended_at as ended, downtime_reason_id as reason from equipment_events where equipment_id = $1`,
    [machine],
  );
  return rows.map(({ started, ended, reason }) => ({
    middle: (started.getTime() + (ended ?? started).getTime()) / 2,
    isSetup: reason === setup,
  }));
}

async function goodPieces(machine: number): Promise<readonly number[]> {
  const { rows } = await database.pool.query<{ time: Date }>(
    'select time from equipment_counts where equipment_id = $1 and produced > scrap',
    [machine],
  );
  return rows.map(({ time }) => time.getTime());
}

/** When a run began of another order than the run before it had. */
async function orderChanges(place: number): Promise<readonly number[]> {
  const { rows } = await database.pool.query<{ started: Date; order: string }>(
    'select started_at as started, production_order_id as order from production_order_runs where equipment_id = $1 order by started_at',
    [place],
  );
  return rows.flatMap(({ started, order }, n) =>
    rows[n - 1] === undefined || rows[n - 1]?.order === order ? [] : [started.getTime()],
  );
}

function instant(minutesAfterStart: number): Date {
  return new Date(start + minutesAfterStart * minuteMs);
}
