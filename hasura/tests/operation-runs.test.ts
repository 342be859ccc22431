import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory, type MachineOptions } from './support/factory.ts';

/** A shift from 06:00 to 14:00 with a break, in which runs report too. */
const day = '2026-03-02';
const caseTimeoutMs = 120_000;

interface Outcome {
  readonly status: number;
  readonly message: string | null;
  readonly result: { readonly operationRunId: number; readonly orderId: number } | null;
}

let database: TestDatabase;
let factory: Factory;
let userId: string;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Operations');
  await factory.calendar('2026-01-01', [{ name: 'Early', from: '06:00', to: '14:00', breaks: [['10:00', '10:30']] }]);
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into users (enterprise_id, name) values ($1, 'MES') returning id`,
    [factory.enterpriseId],
  );
  userId = rows[0]?.id ?? '';
});
afterAll(async () => database.stop());

async function command(name: string, input: object): Promise<Outcome> {
  const { rows } = await database.pool.query<Outcome>('select * from api.run_command($1, $2, $3)', [
    {
      'x-hasura-role': 'command_handler',
      'x-hasura-caller-role': 'mes',
      'x-hasura-enterprise-id': String(factory.enterpriseId),
      'x-hasura-site-ids': `{${factory.siteId}}`,
      'x-hasura-user-id': userId,
    },
    name,
    input,
  ]);
  const [outcome] = rows;
  if (outcome === undefined) throw new Error(`${name} had no outcome`);
  return outcome;
}

async function done(name: string, input: object): Promise<number> {
  const { result, message } = await command(name, input);
  expect(message).toBeNull();
  return result?.operationRunId ?? 0;
}

/** A machine that nothing counts and no source tells the state of. */
async function handMachine(name: string, options: MachineOptions = {}): Promise<number> {
  const id = await factory.machine(name, options);
  await database.pool.query(`update equipment set counts_come_from = 'people' where id = $1`, [id]);
  return id;
}

function at(minutes: number): string {
  return new Date(Date.parse(`${day}T06:00:00Z`) + minutes * 60_000).toISOString();
}

/** Everything that oee() says of a machine's day, but who it is. */
async function figuresOf(equipmentId: number, groupBy = 'equipment'): Promise<readonly unknown[]> {
  const { rows } = await database.pool.query<{ figures: unknown }>(
    `select to_jsonb(figures) - 'group_key' - 'group_name' - 'measured_equipment_ids' as figures
     from oee($1, $2, array[$3::int], $4) figures`,
    [`${day}T00:00:00Z`, '2026-03-03T00:00:00Z', equipmentId, groupBy],
  );
  return rows.map(({ figures }) => figures);
}

describe('an operation run', () => {
  it(
    'gives the same OEE by deltas, by totals and by finals alone, to the last digit',
    async () => {
      const minute = fc.integer({ min: 1, max: 599 });
      const report = fc.record({
        minute,
        good: fc.integer({ min: 0, max: 500 }),
        scrap: fc.integer({ min: 0, max: 50 }),
      });
      let number = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(report, { minLength: 1, maxLength: 5 }),
          fc.constantFrom(0.5, 1, 3, 7),
          async (given, idealCycleSeconds) => {
            number += 1;
            const reports = given.toSorted((a, b) => a.minute - b.minute);
            const finals = {
              goodTotal: reports.reduce((sum, { good }) => sum + good, 0),
              scrapTotal: reports.reduce((sum, { scrap }) => sum + scrap, 0),
            };
            const machines = await Promise.all(
              ['deltas', 'totals', 'finals'].map(async (kind) => handMachine(`${kind} ${number}`)),
            );
            const runs = await Promise.all(
              machines.map(async (machine) =>
                done('start_operation_run', {
                  workOrder: `WO ${machine}`,
                  operation: '10',
                  resource: String(machine),
                  idealCycleSeconds,
                  at: at(0),
                }),
              ),
            );
            const [deltas, totals, last] = runs;
            let [goodTotal, scrapTotal] = [0, 0];
            for (const { minute: reportedAt, good, scrap } of reports) {
              goodTotal += good;
              scrapTotal += scrap;
              const when = { at: at(reportedAt) };
              await done('report_operation_run', {
                operationRunId: deltas,
                goodDelta: good,
                scrapDelta: scrap,
                ...when,
              });
              await done('report_operation_run', { operationRunId: totals, goodTotal, scrapTotal, ...when });
            }
            await done('complete_operation_run', { operationRunId: deltas, at: at(600) });
            await done('complete_operation_run', { operationRunId: totals, ...finals, at: at(600) });
            await done('complete_operation_run', { operationRunId: last, ...finals, at: at(600) });
            const [byDeltas, byTotals, byFinals] = await Promise.all(machines.map(async (id) => figuresOf(id)));
            expect(byDeltas).toMatchObject([{ good_units: finals.goodTotal, scrap_units: finals.scrapTotal }]);
            expect(byTotals).toEqual(byDeltas);
            expect(byFinals).toEqual(byDeltas);
          },
        ),
        { numRuns: 6 },
      );
    },
    caseTimeoutMs,
  );

  it('takes back what a final says was too much', async () => {
    const machine = await handMachine('Too much');
    const run = await done('start_operation_run', {
      workOrder: 'WO-1',
      operation: '10',
      resource: 'Too much',
      idealCycleSeconds: 6,
      at: at(0),
    });
    const word = { workOrder: 'WO-1', operation: '10', resource: 'Too much' };
    await done('report_operation_run', { ...word, goodDelta: 100, scrapDelta: 4, at: at(60) });
    await done('report_operation_run', { ...word, goodDelta: 50, at: at(120) });
    await done('complete_operation_run', { ...word, goodTotal: 90, scrapTotal: 3, at: at(180) });
    expect(await figuresOf(machine, 'order')).toMatchObject([{ good_units: 90, scrap_units: 3, total_units: 93 }]);
    const { rows } = await database.pool.query(
      `select count(*)::int as corrections from production_corrections
       join operation_run_reports using (production_report_id) where operation_run_id = $1`,
      [run],
    );
    expect(rows).toEqual([{ corrections: 3 }]);
  });

  it('executes from start to completion where no source tells the state, at the ideal cycle that was said', async () => {
    const machine = await handMachine('Hand', { idealRatePerMin: 1 });
    const start = { workOrder: 'WO-2', operation: '10', resource: 'Hand', idealCycleSeconds: 6, at: at(0) };
    await done('start_operation_run', start);
    await done('complete_operation_run', { ...start, goodTotal: 450, scrapTotal: 50, at: at(100) });
    expect(await figuresOf(machine)).toMatchObject([
      { run_seconds: 6_000, performance: 0.5, quality: 0.9, oee: 0.45, breakdown_count: 0 },
    ]);
  });

  it('is one at a time on a resource, and lets the next operation of its order run after it', async () => {
    await handMachine('One at a time');
    const first = { workOrder: 'WO-3', operation: '10', resource: 'One at a time' };
    await done('start_operation_run', { ...first, at: at(0) });
    expect(await command('start_operation_run', { ...first, operation: '20', at: at(5) })).toMatchObject({
      status: 409,
    });
    await done('complete_operation_run', { ...first, goodTotal: 1, at: at(10) });
    await done('start_operation_run', { ...first, operation: '20', at: at(10) });
    await done('complete_operation_run', { ...first, operation: '20', completesOrder: true, at: at(20) });
    const { rows } = await database.pool.query(`select status from production_orders where code = 'WO-3'`);
    expect(rows).toEqual([{ status: 'completed' }]);
    expect(await command('start_operation_run', { ...first, operation: '30', at: at(30) })).toMatchObject({
      status: 409,
    });
  });

  it('tells scrap alone where the machine counts', async () => {
    const machine = await factory.machine('Counting', { idealRatePerMin: 10 });
    await factory.samples(machine, [
      { at: new Date(at(0)), state: 6 },
      { at: new Date(at(30)), produced: 200 },
    ]);
    const start = { workOrder: 'WO-4', operation: '10', resource: 'Counting', at: at(0) };
    await done('start_operation_run', start);
    await done('complete_operation_run', { ...start, goodTotal: 190, scrapTotal: 10, at: at(60) });
    expect(await figuresOf(machine)).toMatchObject([{ total_units: 200, good_units: 190, scrap_units: 10 }]);
  });

  it.each([
    ['a resource that is not there', { resource: 'Nowhere' }, 404, /no equipment "Nowhere"/],
    ['a time to come', { at: '2999-01-01T00:00:00Z' }, 400, /yet to come/],
    ['a cycle of no time', { idealCycleSeconds: -1 }, 400, /positive/],
  ])('is refused with %s', async (_what, wrong, status, message) => {
    await handMachine(`Refused ${String(status)} ${message.source}`);
    const input = { workOrder: 'WO-5', operation: '10', resource: `Refused ${String(status)} ${message.source}` };
    const refused = await command('start_operation_run', { ...input, ...wrong });
    expect(refused.status).toBe(status);
    expect(refused.message).toMatch(message);
  });
});
