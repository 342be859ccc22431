import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import { minutesAfter } from './support/minutes-after.ts';
import { readOee, readOneOee } from './support/read-oee.ts';

const start = '2026-03-02T06:00:00Z';
const shift = { from: minutesAfter(start, 0), to: minutesAfter(start, 480) };
const execute = 6;
const held = 11;

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
});
afterAll(async () => database.stop());

async function order(factory: Factory, code: string, rates: Readonly<Record<number, number>>): Promise<number> {
  const { rows } = await database.pool.query<{ id: number }>(
    `with product as (
       insert into products (enterprise_id, code, name) values ($1, $2, $2) returning id
     ), rates as (
       insert into product_rates (product_id, equipment_id, ideal_rate_per_min)
       select product.id, rate.key::int, rate.value::numeric from product cross join jsonb_each_text($3) rate
     )
     insert into production_orders (enterprise_id, code, product_id) select $1, $2, id from product returning id`,
    [factory.enterpriseId, code, JSON.stringify(rates)],
  );
  return Number(rows[0]?.id);
}

async function run(command: string, ...values: readonly unknown[]): Promise<void> {
  const places = values.map((_, index) => `$${String(index + 1)}`).join(', ');
  await database.pool.query(`select ${command}(${places})`, [...values]);
}

/** A machine in Execute that makes ten units every ten minutes, from minute 10 to minute 480 less a millisecond. */
async function steadyMachine(factory: Factory, name: string, lineId?: number): Promise<number> {
  const machine = await factory.machine(name, { idealRatePerMin: 2, ...(lineId === undefined ? {} : { lineId }) });
  await factory.samples(machine, [
    { at: minutesAfter(start, 0), state: execute },
    ...Array.from({ length: 47 }, (_, index) => ({ at: minutesAfter(start, 10 * (index + 1)), produced: 10 })),
  ]);
  return machine;
}

describe('orders in one shift', () => {
  it('weight performance by the product that runs; a paused order leaves its time to the next and takes it back', async () => {
    const factory = await Factory.create(database.pool, 'Paused');
    const machine = await steadyMachine(factory, 'Press');
    const slow = await order(factory, 'SLOW', { [machine]: 1 });
    const fast = await order(factory, 'FAST', { [machine]: 4 });
    await run('start_order', slow, machine, minutesAfter(start, 0));
    await run('pause_order', machine, minutesAfter(start, 95));
    await run('start_order', fast, machine, minutesAfter(start, 95));
    await run('complete_order', machine, minutesAfter(start, 195));
    await run('start_order', slow, machine, minutesAfter(start, 255));
    await run('complete_order', machine, minutesAfter(start, 455));

    const byOrder = await readOee(database.pool, { ...shift, equipmentIds: [machine], groupBy: 'order' });
    expect(
      byOrder.map((row) => [row.group_key, row['scheduled_seconds'], row['total_units'], row['ideal_seconds']]),
    ).toEqual([
      [slow, 295 * 60, 290, 290 * 60],
      [fast, 100 * 60, 100, 100 * 15],
    ]);
    const whole = await readOneOee(database.pool, { ...shift, equipmentIds: [machine] });
    // 80 units were made while no order ran: at the machine's own rate.
    expect(whole).toMatchObject({ total_units: 470, ideal_seconds: 290 * 60 + 100 * 15 + 80 * 30 });
    expect(whole['performance']).toBe((290 * 60 + 100 * 15 + 80 * 30) / (480 * 60));
  });

  it('run on a line for all its machines, each at its own rate, unless a machine has an order of its own', async () => {
    const factory = await Factory.create(database.pool, 'Lines and orders');
    const line = await factory.line('Line');
    const [first, second] = [await steadyMachine(factory, 'First', line), await steadyMachine(factory, 'Second', line)];
    const shared = await order(factory, 'SHARED', { [first]: 1, [second]: 5 });
    const own = await order(factory, 'OWN', {});
    await run('start_order', shared, line, minutesAfter(start, 0));
    await run('start_order', own, second, minutesAfter(start, 235));
    await run('complete_order', second, minutesAfter(start, 355));
    const rows = await readOee(database.pool, { ...shift, equipmentIds: [line], groupBy: 'order' });
    expect(
      rows.map((row) => [row.group_key, row['calendar_seconds'], row['total_units'], row['ideal_seconds']]),
    ).toEqual([
      [shared, (480 + 360) * 60, 470 + 350, 470 * 60 + 350 * 12],
      [own, 120 * 60, 120, 120 * 30],
    ]);
  });

  it('judge micro stops by the cycles of the product that runs, however many units a cycle makes', async () => {
    const factory = await Factory.create(database.pool, 'Cycles');
    const machine = await factory.machine('Mould', { idealRatePerMin: 60, microStopSeconds: 10 });
    await database.pool.query('update equipment set micro_stop_cycles = 5 where id = $1', [machine]);
    const moulded = await order(factory, 'CAPS', { [machine]: 60 });
    await database.pool.query('update product_rates set units_per_cycle = 8 where equipment_id = $1', [machine]);
    await factory.samples(machine, [
      { at: minutesAfter(start, 0), state: execute },
      { at: minutesAfter(start, 10), state: held },
      { at: minutesAfter(start, 10.5), state: execute },
      { at: minutesAfter(start, 20), state: held },
      { at: minutesAfter(start, 20.5), state: execute, produced: 80 },
    ]);
    const hour = { from: shift.from, to: minutesAfter(start, 60), equipmentIds: [machine] };
    // Without an order a cycle takes 1 s, so 30 s are a breakdown; the mould's cycle takes 8 s.
    expect(await readOneOee(database.pool, hour)).toMatchObject({ breakdown_count: 2, micro_stop_count: 0 });
    await run('start_order', moulded, machine, minutesAfter(start, 15));
    expect(await readOneOee(database.pool, hour)).toMatchObject({
      breakdown_seconds: 30,
      micro_stop_seconds: 30,
      breakdown_count: 1,
      micro_stop_count: 1,
      ideal_seconds: 80,
    });
  });
});

describe('a gap in the data that counts as downtime', () => {
  it('is one breakdown over breaks, shifts, teams and orders, however its windows are cut', async () => {
    const factory = await Factory.create(database.pool, 'One gap');
    await database.pool.query("update enterprises set no_data_counts_as = 'downtime' where id = $1", [
      factory.enterpriseId,
    ]);
    const machine = await factory.machine('Press', { idealRatePerMin: 60 });
    await factory.calendar('2026-01-01', [
      { name: 'Early', from: '06:00', to: '14:00', breaks: [['10:00', '10:30']] },
      { name: 'Late', from: '14:00', to: '22:00' },
    ]);
    await factory.samples(machine, [
      { at: minutesAfter(start, 0), state: execute },
      { at: minutesAfter(start, 180), state: 0, quality: 500 },
      { at: minutesAfter(start, 24 * 60 + 60), state: execute },
      { at: minutesAfter(start, 24 * 60 + 120), produced: 1 },
    ]);
    const paused = await order(factory, 'PAUSED', { [machine]: 60 });
    await run('start_order', paused, machine, minutesAfter(start, 0));
    await run('pause_order', machine, minutesAfter(start, 200));
    await run('start_order', paused, machine, minutesAfter(start, 300));
    await run('complete_order', machine, minutesAfter(start, 420));
    const days = { from: minutesAfter(start, 0), to: minutesAfter(start, 24 * 60 + 120), equipmentIds: [machine] };
    const lost = (5 * 60 - 30 + 8 * 60 + 60) * 60;
    expect(await readOneOee(database.pool, days)).toMatchObject({ breakdown_count: 1, breakdown_seconds: lost });
    const counts = async (groupBy: string) =>
      (await readOee(database.pool, { ...days, groupBy })).map((row) => [
        row['breakdown_count'],
        row['breakdown_seconds'],
      ]);
    expect(await counts('shift')).toEqual([
      [1, (5 * 60 - 30) * 60],
      [1, 8 * 60 * 60],
      [1, 60 * 60],
    ]);
    expect(await counts('order')).toEqual([[1, (20 + 120) * 60]]);
    expect(
      await readOneOee(database.pool, { ...days, from: minutesAfter(start, 230), to: minutesAfter(start, 280) }),
    ).toMatchObject({ breakdown_count: 1, breakdown_seconds: 20 * 60 });
  });
});

describe('a stale time and a state 0 after it', () => {
  it('are one gap between two known times, and after the last one', async () => {
    const factory = await Factory.create(database.pool, 'Stale and unknown');
    await database.pool.query("update enterprises set no_data_counts_as = 'downtime' where id = $1", [
      factory.enterpriseId,
    ]);
    const machine = await factory.machine('Press', { idealRatePerMin: 60, staleAfterSeconds: 600 });
    await factory.samples(machine, [
      { at: minutesAfter(start, 0), state: execute },
      { at: minutesAfter(start, 20), state: 0 },
      { at: minutesAfter(start, 40), state: execute },
      { at: minutesAfter(start, 60), state: 0 },
    ]);
    const ask = async (minute: number) =>
      readOneOee(database.pool, { ...shift, to: minutesAfter(start, minute), equipmentIds: [machine] });
    expect(await ask(40)).toMatchObject({ breakdown_count: 1, breakdown_seconds: 30 * 60 });
    expect(await ask(80)).toMatchObject({ breakdown_count: 2, breakdown_seconds: 60 * 60 });
  });
});

describe('time before the first state', () => {
  it('is one gap, samples without a state in it or not', async () => {
    const factory = await Factory.create(database.pool, 'Stateless');
    await database.pool.query("update enterprises set no_data_counts_as = 'downtime' where id = $1", [
      factory.enterpriseId,
    ]);
    const machine = await factory.machine('Press', { idealRatePerMin: 60, staleAfterSeconds: 600 });
    await factory.samples(machine, [
      { at: minutesAfter(start, 60), produced: 1 },
      { at: minutesAfter(start, 90), produced: 1 },
    ]);
    const ask = async () => readOneOee(database.pool, { ...shift, equipmentIds: [machine] });
    expect(await ask()).toMatchObject({ breakdown_count: 1, breakdown_seconds: 480 * 60, total_units: 2 });
    await factory.samples(machine, [
      { at: minutesAfter(start, 120), state: execute },
      { at: minutesAfter(start, 125), state: execute },
    ]);
    expect(await ask()).toMatchObject({ breakdown_count: 2, breakdown_seconds: (480 - 15) * 60, run_seconds: 15 * 60 });
  });
});

describe('a stop', () => {
  it('counts once over shifts, orders and a weekend, and its seconds are divided among them', async () => {
    const factory = await Factory.create(database.pool, 'One stop');
    const machine = await factory.machine('Press', { idealRatePerMin: 60 });
    await factory.calendar('2026-01-01', [
      { name: 'Early', from: '06:00', to: '14:00', breaks: [['10:00', '10:30']] },
      { name: 'Late', from: '14:00', to: '22:00' },
    ]);
    await factory.samples(machine, [
      { at: minutesAfter(start, 0), state: execute },
      { at: minutesAfter(start, 180), state: held },
      { at: minutesAfter(start, 24 * 60 + 60), state: execute },
      { at: minutesAfter(start, 24 * 60 + 120), produced: 1 },
    ]);
    const days = { from: minutesAfter(start, 0), to: minutesAfter(start, 2 * 24 * 60), equipmentIds: [machine] };
    const lost = (5 * 60 - 30 + 8 * 60 + 60) * 60;
    expect(await readOneOee(database.pool, days)).toMatchObject({
      breakdown_count: 1,
      breakdown_seconds: lost,
      mttr_seconds: lost,
      planned_stop_seconds: 30 * 60,
    });
    const shifts = await readOee(database.pool, { ...days, groupBy: 'shift' });
    expect(shifts.slice(0, 3).map((row) => [row['breakdown_count'], row['breakdown_seconds']])).toEqual([
      [1, (5 * 60 - 30) * 60],
      [1, 8 * 3_600],
      [1, 3_600],
    ]);
    const area = await readOneOee(database.pool, { ...days, groupBy: 'area' });
    expect(area).toMatchObject({ breakdown_count: 1 });
    const byDay = await readOee(database.pool, { ...days, bucket: 'day' });
    expect(byDay.map((row) => row['breakdown_count'])).toEqual([1, 1, 0]);
  });
});
