import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import type { Sample } from './support/factory.ts';
import { minutesAfter } from './support/minutes-after.ts';
import { readOee, readOneOee } from './support/read-oee.ts';

const execute = 6;
const held = 11;
const aborted = 9;

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
});
afterAll(async () => database.stop());

describe('the published example of Vorne (480 min shift, 60 min breaks, 47 min down, 1.0 s cycle, 19,271 made, 423 rejected)', () => {
  const shiftStart = '2026-03-02T06:00:00Z';

  async function factoryOfTheExample(name: string): Promise<number> {
    const factory = await Factory.create(database.pool, name);
    const machine = await factory.machine('Press', { idealRatePerMin: 60 });
    await factory.calendar('2026-01-01', [{ name: 'Day', from: '06:00', to: '14:00', breaks: [['10:00', '11:00']] }]);
    await factory.samples(machine, exampleSamples());
    return machine;
  }

  function exampleSamples(): readonly Sample[] {
    const stateAt = (minute: number): number =>
      minute >= 240 && minute < 300 ? held : minute >= 100 && minute < 147 ? aborted : execute;
    const producing = Array.from({ length: 481 }, (_, minute) => minute);
    return producing.map((minute) => ({
      at: minutesAfter(shiftStart, minute),
      state: stateAt(minute),
      // A sample stamped at the shift's very end belongs to the next shift: the last unit falls just before.
      producedCounter: Math.floor((19_271 * Math.min(minute, 479)) / 479),
      scrapCounter: Math.floor((423 * Math.min(minute, 479)) / 479),
    }));
  }

  it('gives A 88.81 %, P 86.11 %, Q 97.80 %, OEE 74.79 %', async () => {
    const machine = await factoryOfTheExample('Vorne');
    const row = await readOneOee(database.pool, {
      from: minutesAfter(shiftStart, 0),
      to: minutesAfter(shiftStart, 480),
      equipmentIds: [machine],
    });
    expect(row).toMatchObject({
      scheduled_seconds: 28_800,
      planned_stop_seconds: 3_600,
      planned_production_seconds: 25_200,
      breakdown_seconds: 2_820,
      run_seconds: 22_380,
      total_units: 19_271,
      scrap_units: 423,
      good_units: 18_848,
      coverage: 1,
      breakdown_count: 1,
    });
    expect(row['availability']).toBeCloseTo(0.8881, 4);
    expect(row['performance']).toBeCloseTo(0.8611, 4);
    expect(row['quality']).toBeCloseTo(0.978, 4);
    expect(row['oee']).toBeCloseTo(0.7479, 4);
  });

  it('closes: the six losses and the ideal good time are the planned production time', async () => {
    const machine = await factoryOfTheExample('Vorne closed');
    const rows = await readOee(database.pool, {
      from: minutesAfter(shiftStart, -30),
      to: minutesAfter(shiftStart, 510),
      equipmentIds: [machine],
      bucket: 'quarter_hour',
    });
    expect(rows).toHaveLength(36);
    for (const row of rows) expect(sumOfLosses(row)).toBeCloseTo(Number(row['planned_production_seconds']), 9);
  });

  it('adds up: two windows that meet give the figures of the whole, wherever they meet', async () => {
    const machine = await factoryOfTheExample('Vorne added');
    const ask = async (fromMinute: number, toMinute: number) =>
      readOneOee(database.pool, {
        from: minutesAfter(shiftStart, fromMinute),
        to: minutesAfter(shiftStart, toMinute),
        equipmentIds: [machine],
      });
    const whole = await ask(-10, 490);
    for (const cut of [0.001, 100.5, 123.456, 246, 301.2, 479.999]) {
      const [before, after] = [await ask(-10, cut), await ask(cut, 490)];
      for (const column of Object.keys(whole).filter(
        (name) => /_(seconds|units)$/.test(name) && !name.startsWith('mt'),
      )) {
        expect(Number(before[column]) + Number(after[column]), `${column} cut at ${cut}`).toBeCloseTo(
          Number(whole[column]),
          6,
        );
      }
    }
  });
});

describe('signals and stops', () => {
  const start = '2026-03-02T06:00:00Z';
  const hour = { from: minutesAfter(start, 0), to: minutesAfter(start, 60) };

  it('tells micro stops from breakdowns by their own full length, never by the part inside the window', async () => {
    const factory = await Factory.create(database.pool, 'Micro');
    const machine = await factory.machine('Press', { idealRatePerMin: 60, microStopSeconds: 120 });
    await factory.samples(machine, [
      { at: minutesAfter(start, -1), state: execute },
      { at: minutesAfter(start, 10), state: held },
      { at: minutesAfter(start, 11), state: execute },
      { at: minutesAfter(start, 59.5), state: held },
      { at: minutesAfter(start, 65), state: execute },
    ]);
    const row = await readOneOee(database.pool, { ...hour, equipmentIds: [machine] });
    expect(row).toMatchObject({
      micro_stop_seconds: 60,
      breakdown_seconds: 30,
      micro_stop_count: 1,
      breakdown_count: 1,
    });
    expect(row).toMatchObject({ planned_production_seconds: 3_600, run_seconds: 3_570 });
  });

  it('leaves time without data out, or counts it as breakdown where the enterprise says so', async () => {
    const factory = await Factory.create(database.pool, 'Silent');
    const machine = await factory.machine('Press', { idealRatePerMin: 60, staleAfterSeconds: 300 });
    await factory.samples(machine, [
      { at: minutesAfter(start, 0), state: execute },
      { at: minutesAfter(start, 20), produced: 100 },
      { at: minutesAfter(start, 40), state: 0, quality: 500 },
      { at: minutesAfter(start, 50), produced: 10 },
      { at: minutesAfter(start, 54), produced: 10 },
    ]);
    // Known: 0–5 and 20–25 until stale, 50–59 from the sample after the death on, in the state held before.
    const excluded = await readOneOee(database.pool, { ...hour, equipmentIds: [machine] });
    expect(excluded).toMatchObject({
      no_data_seconds: 41 * 60,
      run_seconds: 19 * 60,
      breakdown_seconds: 0,
      total_units: 120,
    });
    expect(excluded['coverage']).toBeCloseTo(19 / 60, 9);
    await database.pool.query("update enterprises set no_data_counts_as = 'downtime' where id = $1", [
      factory.enterpriseId,
    ]);
    const counted = await readOneOee(database.pool, { ...hour, equipmentIds: [machine] });
    expect(counted).toMatchObject({
      planned_production_seconds: 3_600,
      breakdown_seconds: 41 * 60,
      run_seconds: 19 * 60,
    });
  });

  it('divides by nothing: a window without production has null ratios', async () => {
    const factory = await Factory.create(database.pool, 'Idle');
    const machine = await factory.machine('Press', { idealRatePerMin: 60 });
    const row = await readOneOee(database.pool, { ...hour, equipmentIds: [machine] });
    expect(row).toMatchObject({
      availability: null,
      performance: null,
      quality: null,
      oee: null,
      mtbf_seconds: null,
      coverage: 0,
    });
  });

  it('knows no ideal time for units whose ideal rate nobody knows', async () => {
    const factory = await Factory.create(database.pool, 'Rateless');
    const machine = await factory.machine('Press');
    await factory.samples(machine, [{ at: minutesAfter(start, 1), state: execute, produced: 5 }]);
    const row = await readOneOee(database.pool, { ...hour, equipmentIds: [machine] });
    expect(row).toMatchObject({ total_units: 5, ideal_seconds: null, performance: null, oee: null });
    expect(row['availability']).toBe(1);
  });

  it('takes planned stops out of planned production and setup out of breakdowns', async () => {
    const factory = await Factory.create(database.pool, 'Reasons');
    const machine = await factory.machine('Press', { idealRatePerMin: 60 });
    await factory.samples(machine, [
      { at: minutesAfter(start, 0), state: execute },
      { at: minutesAfter(start, 10), state: held },
      { at: minutesAfter(start, 20), state: execute },
      { at: minutesAfter(start, 30), state: aborted },
      { at: minutesAfter(start, 45), state: execute },
    ]);
    const planned = await factory.reason('PM', { isPlanned: true });
    const setup = await factory.reason('CO', { category: 'setup' });
    await justify(machine, minutesAfter(start, 10), planned);
    await justify(machine, minutesAfter(start, 30), setup);
    const row = await readOneOee(database.pool, { ...hour, equipmentIds: [machine] });
    expect(row).toMatchObject({
      planned_stop_seconds: 600,
      planned_production_seconds: 3_000,
      setup_seconds: 900,
      breakdown_seconds: 0,
    });
  });

  async function justify(machine: number, startedAt: Date, reasonId: number): Promise<void> {
    await database.pool.query(
      'select justify_stop(id, $3) from equipment_events where equipment_id = $1 and started_at = $2',
      [machine, startedAt, reasonId],
    );
  }
});

describe('roll-ups', () => {
  const start = '2026-03-02T06:00:00Z';
  const hour = { from: minutesAfter(start, 0), to: minutesAfter(start, 60) };

  it('measures a line by its constraint machine where one is marked, else by all its machines', async () => {
    const factory = await Factory.create(database.pool, 'Lines');
    const marked = await factory.line('Marked');
    const unmarked = await factory.line('Unmarked');
    const machines = [
      await factory.machine('Slow', { lineId: marked, isConstraint: true, idealRatePerMin: 10 }),
      await factory.machine('Fast', { lineId: marked, idealRatePerMin: 20 }),
      await factory.machine('A', { lineId: unmarked, idealRatePerMin: 10 }),
      await factory.machine('B', { lineId: unmarked, idealRatePerMin: 30 }),
    ];
    for (const [index, machine] of machines.entries()) {
      await factory.samples(machine, [
        { at: minutesAfter(start, 0), state: execute },
        { at: minutesAfter(start, 30), produced: 100 * (index + 1) },
      ]);
    }
    const lines = await readOee(database.pool, { ...hour, equipmentIds: [marked, unmarked], groupBy: 'line' });
    const byLine = new Map(lines.map((row) => [row.group_key, row]));
    expect(byLine.get(marked)).toMatchObject({ total_units: 100, run_seconds: 3_600, ideal_seconds: 600 });
    expect(byLine.get(unmarked)).toMatchObject({ total_units: 700, run_seconds: 7_200, ideal_seconds: 1_800 + 800 });
    const area = await readOneOee(database.pool, { ...hour, equipmentIds: [marked, unmarked], groupBy: 'area' });
    expect(area).toMatchObject({ total_units: 800, planned_production_seconds: 10_800, performance: 3_200 / 10_800 });
  });

  it('takes the ideal rate of the product that runs, and groups by order and product', async () => {
    const factory = await Factory.create(database.pool, 'Orders');
    const machine = await factory.machine('Press', { idealRatePerMin: 60 });
    await database.pool.query(
      "insert into products (enterprise_id, code, name) values ($1, 'A', 'A'), ($1, 'B', 'B')",
      [factory.enterpriseId],
    );
    await database.pool.query(
      `insert into product_rates (product_id, equipment_id, ideal_rate_per_min)
       select id, $2, case code when 'A' then 10 else 20 end from products where enterprise_id = $1`,
      [factory.enterpriseId, machine],
    );
    await database.pool.query(
      `with placed as (
         insert into production_orders (enterprise_id, code, product_id)
         select enterprise_id, 'PO-' || code, id from products where enterprise_id = $1 returning id, code
       )
       insert into production_order_runs (production_order_id, equipment_id, started_at, ended_at)
       select id, $2, case code when 'PO-A' then $3::timestamptz else $4 end, case code when 'PO-A' then $4::timestamptz else $5 end
       from placed`,
      [factory.enterpriseId, machine, minutesAfter(start, 0), minutesAfter(start, 20), minutesAfter(start, 50)],
    );
    await factory.samples(machine, [
      { at: minutesAfter(start, 0), state: execute },
      ...[10, 20, 55].map((minute) => ({ at: minutesAfter(start, minute), produced: 30 })),
    ]);
    // 30 of A at 6 s, 30 of B (stamped at its first instant) at 3 s, 30 of nothing at the machine's own 1 s.
    const row = await readOneOee(database.pool, { ...hour, equipmentIds: [machine] });
    expect(row).toMatchObject({ total_units: 90, ideal_seconds: 180 + 90 + 30 });
    const products = await readOee(database.pool, { ...hour, equipmentIds: [machine], groupBy: 'product' });
    expect(products.map((product) => [product['calendar_seconds'], product['ideal_seconds']])).toEqual([
      [1_200, 180],
      [1_800, 90],
    ]);
  });

  it('answers a range of no length with zeros, or not at all where the group depends on time', async () => {
    const factory = await Factory.create(database.pool, 'No length');
    const [bare, machine] = [await factory.machine('Bare'), await factory.machine('Press')];
    await factory.samples(machine, [
      { at: minutesAfter(start, 0), state: execute, produced: 5 },
      { at: minutesAfter(start, 30), state: 0, quality: 500 },
    ]);
    await factory.calendar('2026-01-01', [{ name: 'Early', from: '04:00', to: '14:00' }]);
    await database.pool.query(
      `with product as (
         insert into products (enterprise_id, code, name) values ($1, 'A', 'A') returning id
       ), placed as (
         insert into production_orders (enterprise_id, code, product_id) select $1, 'PO-A', id from product returning id
       )
       insert into production_order_runs (production_order_id, equipment_id, started_at)
       select placed.id, machine, $3 from placed cross join unnest($2::int[]) machine`,
      [factory.enterpriseId, [bare, machine], minutesAfter(start, -120)],
    );
    for (const equipmentId of [bare, machine]) {
      for (const minute of [-60, 0, 10, 45]) {
        const range = {
          from: minutesAfter(start, minute),
          to: minutesAfter(start, minute),
          equipmentIds: [equipmentId],
        };
        const row = await readOneOee(database.pool, range);
        expect(row).toMatchObject({
          calendar_seconds: 0,
          scheduled_seconds: 0,
          run_seconds: 0,
          total_units: 0,
          oee: null,
        });
        for (const groupBy of ['shift', 'team', 'order', 'product']) {
          expect(await readOee(database.pool, { ...range, groupBy })).toEqual([]);
          expect(await readOee(database.pool, { ...range, groupBy, bucket: 'day' })).toEqual([]);
        }
      }
    }
  });

  it('carries only the columns that a question asks for, and sorts nothing of them', async () => {
    const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(
      `explain (verbose, costs off) select oee from oee('2026-01-01', '2026-01-02')`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toContain('Sort');
    const carried = /^Hash Join\n\s+Output: (?<columns>.*)$/m.exec(plan)?.groups?.columns;
    expect(carried).toBe('shared.oee');
  });

  it('refuses a range that ends before it starts, an unknown grouping and an unknown bucket', async () => {
    const ask = async (rest: string) => database.pool.query(`select * from oee(${rest})`);
    await expect(ask("'2026-01-02', '2026-01-01'")).rejects.toThrow('ends before it starts');
    await expect(ask("'2026-01-01', '2026-01-02', null, 'colour'")).rejects.toThrow('"colour" is no grouping');
    await expect(ask("'2026-01-01', '2026-01-02', null, 'line', 'fortnight'")).rejects.toThrow(
      '"fortnight" is no bucket',
    );
  });
});

function sumOfLosses(row: Readonly<Record<string, number | null>>): number {
  const columns = [
    'breakdown_seconds',
    'setup_seconds',
    'micro_stop_seconds',
    'reduced_speed_seconds',
    'startup_reject_seconds',
    'production_reject_seconds',
    'ideal_good_seconds',
  ];
  return columns.reduce((sum, column) => sum + Number(row[column]), 0);
}
