import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capabilityOf, chartOf, inspect, measure, measuredFrom } from './support/control-charts.ts';
import type { ControlChartPoint } from './support/control-charts.ts';
import { Factory } from './support/factory.ts';
import { minutesAfter } from './support/minutes-after.ts';
import * as published from './support/published-measurements.ts';

let database: TestDatabase;
let factory: Factory;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Gauges');
});
afterAll(async () => database.stop());

function panelOf(points: readonly ControlChartPoint[], panel: string): readonly ControlChartPoint[] {
  return points.filter((point) => point.panel === panel);
}

function firstOf(points: readonly ControlChartPoint[], panel: string): ControlChartPoint {
  const [first] = panelOf(points, panel);
  if (first === undefined) throw new Error(`The chart has no panel ${panel}.`);
  return first;
}

function numbersOut(points: readonly ControlChartPoint[]): readonly number[] {
  return points.filter(({ nelsonRules }) => nelsonRules.includes(1)).map(({ number }) => number);
}

describe('constants of control charts', () => {
  // ASTM Manual on Presentation of Data and Control Chart Analysis; Montgomery, appendix VI.
  const printed = [
    { n: 2, A2: 1.88, A3: 2.659, c4: 0.7979, B3: 0, B4: 3.267, d2: 1.128, d3: 0.853, D3: 0, D4: 3.267 },
    { n: 5, A2: 0.577, A3: 1.427, c4: 0.94, B3: 0, B4: 2.089, d2: 2.326, d3: 0.864, D3: 0, D4: 2.114 },
    { n: 7, A2: 0.419, A3: 1.182, c4: 0.9594, B3: 0.118, B4: 1.882, d2: 2.704, d3: 0.833, D3: 0.076, D4: 1.924 },
    { n: 10, A2: 0.308, A3: 0.975, c4: 0.9727, B3: 0.284, B4: 1.716, d2: 3.078, d3: 0.797, D3: 0.223, D4: 1.777 },
    { n: 25, A2: 0.153, A3: 0.606, c4: 0.9896, B3: 0.565, B4: 1.435, d2: 3.931, d3: 0.708, D3: 0.459, D4: 1.541 },
  ];

  it.each(printed)('are those of the printed tables for n = $n', async ({ n, ...constants }) => {
    const { rows } = await database.pool.query<Record<string, string>>(
      'select * from spc_constants where subgroup_size = $1',
      [n],
    );
    for (const [name, value] of Object.entries(constants)) {
      expect(Math.abs(Number(rows[0]?.[name]) - value), `${name} for n = ${n}`).toBeLessThan(0.0006);
    }
  });

  it('cover 2 to 25, and c4 goes on beyond as its approximation 4(n − 1) ÷ (4n − 3) does', async () => {
    const { rows } = await database.pool.query<{ sizes: string; c4_30: string; c4_100: string }>(
      `select string_agg(subgroup_size::text, ',' order by subgroup_size) as sizes, spc_c4(30) as c4_30, spc_c4(100) as c4_100
       from spc_constants`,
    );
    expect(rows[0]?.sizes).toBe(Array.from({ length: 24 }, (_, index) => index + 2).join(','));
    expect(Number(rows[0]?.c4_30)).toBeCloseTo(116 / 117, 4);
    expect(Number(rows[0]?.c4_100)).toBeCloseTo(396 / 397, 5);
  });
});

describe('charts of variables', () => {
  it('I-MR is that of NIST 6.3.2.2: flow rate of ten batches', async () => {
    const metric = await measure(database.pool, factory, published.nistFlowRate, 'Flow rate');
    const points = await chartOf(database.pool, { chart: 'i_mr', metric_id: metric });
    const individual = firstOf(points, 'individual');
    expect(individual.centerLine).toBeCloseTo(50.81, 9);
    // NIST divides by d2 = 1.128; d2 is 1.12838.
    expect(Math.abs(individual.upperControlLimit - 55.8041)).toBeLessThan(0.002);
    expect(Math.abs(individual.lowerControlLimit - 45.8159)).toBeLessThan(0.002);
    expect(panelOf(points, 'individual').map(({ value }) => value)).toEqual(published.nistFlowRate);
    const range = firstOf(points, 'moving_range');
    expect(range.number).toBe(2);
    expect(range.value).toBeCloseTo(2, 9);
    expect(range.centerLine).toBeCloseTo(1.8778, 4);
    expect(Math.abs(range.upperControlLimit - 6.1349)).toBeLessThan(0.002);
    expect(range.lowerControlLimit).toBe(0);
    expect(numbersOut(points)).toEqual([]);
  });

  it('X̄-R is that of Montgomery 6.1: hard-bake flow width, Cp 1.192', async () => {
    const metric = await measure(database.pool, factory, published.montgomeryHardBake.flat(), 'Flow width');
    const question = { chart: 'xbar_r', metric_id: metric, subgroup_size: 5 };
    const points = await chartOf(database.pool, question);
    const mean = firstOf(points, 'mean');
    expect(mean.centerLine).toBeCloseTo(1.5056, 4);
    expect(Math.abs(mean.upperControlLimit - 1.69325)).toBeLessThan(0.0002);
    expect(Math.abs(mean.lowerControlLimit - 1.31795)).toBeLessThan(0.0002);
    const range = firstOf(points, 'range');
    expect(range.centerLine).toBeCloseTo(0.32521, 4);
    expect(Math.abs(range.upperControlLimit - 0.68749)).toBeLessThan(0.0005);
    expect(panelOf(points, 'mean')).toHaveLength(25);
    expect(numbersOut(points)).toEqual([]);
    const capability = await capabilityOf(database.pool, {
      ...question,
      lower_specification: 1,
      upper_specification: 2,
    });
    expect(capability['sigma_within']).toBeCloseTo(0.1398, 4);
    expect(capability['cp']).toBeCloseTo(1.192, 3);
    expect(capability['cpk']).toBeCloseTo((2 - 1.5056) / (3 * 0.1398), 2);
  });

  it('X̄-S is that of Montgomery 6.3: piston rings', async () => {
    const metric = await measure(database.pool, factory, published.montgomeryPistonRings.flat(), 'Diameter');
    const points = await chartOf(database.pool, { chart: 'xbar_s', metric_id: metric, subgroup_size: 5 });
    const mean = firstOf(points, 'mean');
    expect(mean.centerLine).toBeCloseTo(74.001, 3);
    expect(Math.abs(mean.upperControlLimit - 74.014)).toBeLessThan(0.0006);
    expect(Math.abs(mean.lowerControlLimit - 73.988)).toBeLessThan(0.0006);
    const deviation = firstOf(points, 'standard_deviation');
    expect(deviation.value).toBeCloseTo(0.0148, 4);
    expect(deviation.centerLine).toBeCloseTo(0.0094, 4);
    expect(deviation.upperControlLimit).toBeCloseTo(0.0196, 4);
    expect(deviation.lowerControlLimit).toBe(0);
    expect(numbersOut(points)).toEqual([]);
  });

  it('EWMA is that of NIST 6.3.2.4, value by value, with steady-state limits', async () => {
    const metric = await measure(database.pool, factory, published.nistEwma, 'Observed');
    const points = await chartOf(database.pool, {
      chart: 'ewma',
      metric_id: metric,
      known_mean: 50,
      known_sigma: 2.0539,
      lambda: 0.3,
      steady_state: true,
    });
    expect(points.map(({ value }) => Math.round(value * 100) / 100)).toEqual(published.nistEwmaPrinted);
    expect(Math.abs(firstOf(points, 'ewma').upperControlLimit - 52.5884)).toBeLessThan(0.0002);
    expect(Math.abs(firstOf(points, 'ewma').lowerControlLimit - 47.4115)).toBeLessThan(0.0002);
    expect(numbersOut(points)).toEqual([]);
  });

  it('EWMA is that of Montgomery 9.2: limits that widen, the shift seen at observation 29', async () => {
    const metric = await measure(database.pool, factory, published.montgomeryEwma, 'Concentration');
    const points = await chartOf(database.pool, {
      chart: 'ewma',
      metric_id: metric,
      known_mean: 10,
      known_sigma: 1,
      lambda: 0.1,
      limit_width: 2.7,
    });
    expect(points[0]?.value).toBeCloseTo(9.945, 9);
    expect(points[1]?.value).toBeCloseTo(9.7495, 9);
    expect(points[0]?.upperControlLimit).toBeCloseTo(10.27, 9);
    expect(points[0]?.lowerControlLimit).toBeCloseTo(9.73, 9);
    expect(points[1]?.upperControlLimit).toBeCloseTo(10.36, 2);
    expect(points[29]?.upperControlLimit).toBeCloseTo(10.62, 2);
    expect(points[28]?.value).toBeCloseTo(10.6468, 4);
    expect(numbersOut(points)).toEqual([29, 30]);
  });

  it('takes its limits from a baseline, so that later points are judged by it', async () => {
    const metric = await measure(database.pool, factory, [...published.nistFlowRate, 60], 'Later');
    const points = await chartOf(database.pool, {
      chart: 'i_mr',
      metric_id: metric,
      baseline_from: minutesAfter(measuredFrom, 0),
      baseline_to: minutesAfter(measuredFrom, 10),
    });
    expect(firstOf(points, 'individual').centerLine).toBeCloseTo(50.81, 9);
    expect(numbersOut(panelOf(points, 'individual'))).toEqual([11]);
  });

  it('leaves an incomplete last subgroup out, and bad measurements', async () => {
    const metric = await measure(database.pool, factory, [1, 2, 3, 4, 5, 6, 7, 8], 'Incomplete');
    await database.pool.query('update telemetry set quality = 0 where metric_id = $1 and value = 4', [metric]);
    const points = await chartOf(database.pool, { chart: 'xbar_r', metric_id: metric, subgroup_size: 3 });
    expect(panelOf(points, 'mean').map(({ value }) => value)).toEqual([2, 6]);
  });

  it('groups by bucket, where subgroups may differ in size and each has its own limits', async () => {
    const metric = await measure(
      database.pool,
      factory,
      Array.from({ length: 70 }, (_, index) => (index % 4) + 1),
      'Bucketed',
    );
    const points = await chartOf(database.pool, { chart: 'xbar_s', metric_id: metric, bucket: 'hour' });
    const [hour, rest] = panelOf(points, 'mean');
    expect([hour?.size, rest?.size]).toEqual([60, 10]);
    const widthOf = (point?: ControlChartPoint) => (point?.upperControlLimit ?? 0) - (point?.centerLine ?? 0);
    expect(widthOf(rest) / widthOf(hour)).toBeCloseTo(Math.sqrt(6), 9);
  });

  it('refuses what no chart can be drawn of, with a hint', async () => {
    const metric = await measure(database.pool, factory, [1, 2], 'Refused');
    const ask = async (question: Readonly<Record<string, unknown>>) => chartOf(database.pool, question);
    await expect(ask({ chart: 'pie', metric_id: metric })).rejects.toThrow('"pie" is no control chart');
    await expect(ask({ chart: 'i_mr' })).rejects.toThrow('of one metric or of the cycle time');
    await expect(ask({ chart: 'p', metric_id: metric })).rejects.toThrow('of the counts of one piece of equipment');
    await expect(ask({ chart: 'xbar_r', metric_id: metric })).rejects.toThrow('needs subgroups');
    await expect(ask({ chart: 'xbar_r', metric_id: metric, subgroup_size: 26 })).rejects.toThrow('needs subgroups');
    await expect(ask({ chart: 'ewma', metric_id: metric, lambda: 1.5 })).rejects.toThrow('no weight');
  });

  it('draws nothing of a single measurement, which has no spread', async () => {
    const metric = await measure(database.pool, factory, [1], 'Single');
    expect(await chartOf(database.pool, { chart: 'i_mr', metric_id: metric })).toEqual([]);
  });
});

describe('charts of counts', () => {
  it('p is that of NIST 6.3.3.2: p̄ 0.2313, limits 0.0524 and 0.4102, samples 15 and 23 out', async () => {
    const machine = await inspect(
      factory,
      published.nistNonconforming.map((scrap) => ({ units: 50, scrap })),
    );
    const points = await chartOf(database.pool, { chart: 'p', equipment_id: machine, bucket: 'sample' });
    const first = firstOf(points, 'p');
    expect(first).toMatchObject({ value: 0.24, size: 50 });
    expect(first.centerLine).toBeCloseTo(0.2313, 4);
    expect(first.lowerControlLimit).toBeCloseTo(0.0524, 4);
    expect(Math.abs(first.upperControlLimit - 0.4102)).toBeLessThan(0.0001);
    expect(numbersOut(points)).toEqual([15, 23]);
  });

  it('np is that of Montgomery 7.1: n p̄ 11.565, limits 2.620 and 20.510', async () => {
    const machine = await inspect(
      await Factory.create(database.pool, 'Cans'),
      published.nistNonconforming.map((scrap) => ({ units: 50, scrap })),
    );
    const points = await chartOf(database.pool, { chart: 'np', equipment_id: machine, bucket: 'sample' });
    const first = firstOf(points, 'np');
    expect(first.value).toBe(12);
    expect(Math.abs(first.centerLine - 11.565)).toBeLessThan(0.002);
    expect(Math.abs(first.lowerControlLimit - 2.62)).toBeLessThan(0.003);
    expect(Math.abs(first.upperControlLimit - 20.51)).toBeLessThan(0.003);
    expect(numbersOut(points)).toEqual([15, 23]);
  });

  it('c is that of NIST 6.3.3.1 (c̄ 16, limits 4 and 28) and of Montgomery 7.3 (19.85, 6.48 and 33.22)', async () => {
    const wafers = await inspect(
      await Factory.create(database.pool, 'Wafers'),
      published.nistWaferDefects.map((scrap) => ({ units: 101, scrap })),
    );
    const ofWafers = await chartOf(database.pool, { chart: 'c', equipment_id: wafers, bucket: 'sample' });
    expect(firstOf(ofWafers, 'c')).toMatchObject({ centerLine: 16, lowerControlLimit: 4, upperControlLimit: 28 });
    expect(numbersOut(ofWafers)).toEqual([24]);
    const boards = await inspect(
      await Factory.create(database.pool, 'Boards'),
      published.montgomeryCircuitBoards.map((scrap) => ({ units: 100, scrap })),
    );
    const ofBoards = await chartOf(database.pool, { chart: 'c', equipment_id: boards, bucket: 'sample' });
    expect(firstOf(ofBoards, 'c').centerLine).toBeCloseTo(19.85, 2);
    expect(firstOf(ofBoards, 'c').lowerControlLimit).toBeCloseTo(6.48, 2);
    expect(firstOf(ofBoards, 'c').upperControlLimit).toBeCloseTo(33.21, 1);
    expect(numbersOut(ofBoards)).toEqual([6, 20]);
  });

  it('u is that of Montgomery 7.3.1: dyed cloth, ū 1.42, limits that follow the size of the roll', async () => {
    const machine = await inspect(
      await Factory.create(database.pool, 'Cloth'),
      published.montgomeryDyedCloth.map(([scrap, units]) => ({ units, scrap })),
    );
    const points = await chartOf(database.pool, { chart: 'u', equipment_id: machine, bucket: 'sample' });
    expect(points[0]?.value).toBeCloseTo(1.4, 9);
    expect(points[0]?.centerLine).toBeCloseTo(1.42, 2);
    expect(points[0]?.upperControlLimit).toBeCloseTo(2.55, 1);
    expect(points[0]?.lowerControlLimit).toBeCloseTo(0.29, 1);
    expect(points[1]?.upperControlLimit).toBeCloseTo(2.68, 1);
    expect(numbersOut(points)).toEqual([]);
  });

  it('counts per bucket and shift what oee() counts', async () => {
    const plant = await Factory.create(database.pool, 'Shifts');
    await plant.calendar('2026-01-01', [
      { name: 'Early', from: '06:00', to: '06:10' },
      { name: 'Late', from: '06:10', to: '06:20' },
    ]);
    const machine = await inspect(
      plant,
      Array.from({ length: 30 }, (_, index) => ({ units: 10, scrap: index % 2 })),
    );
    const shifts = await chartOf(database.pool, { chart: 'p', equipment_id: machine, bucket: 'shift' });
    expect(shifts.map(({ size, value }) => [size, value])).toEqual([
      [100, 0.05],
      [100, 0.05],
    ]);
    const hours = await chartOf(database.pool, { chart: 'p', equipment_id: machine });
    expect(hours.map(({ size }) => size)).toEqual([200]);
    expect(await chartOf(database.pool, { chart: 'p', equipment_id: machine, bucket: 'sample' })).toHaveLength(20);
  });
});

describe('cycle times', () => {
  it('are seconds in Execute since the count before, per unit', async () => {
    const machine = await (await Factory.create(database.pool, 'Cycles')).machine('Press');
    const at = (seconds: number): Date => minutesAfter(measuredFrom, seconds / 60);
    await factory.samples(machine, [
      { at: at(-30), state: 6 },
      { at: at(-10), produced: 5 },
      { at: at(10), produced: 1 },
      { at: at(20), state: 11 },
      { at: at(80), state: 6 },
      { at: at(90), produced: 2 },
      { at: at(120), produced: 10 },
    ]);
    const points = await chartOf(database.pool, { chart: 'i_mr', equipment_id: machine });
    expect(panelOf(points, 'individual').map(({ value }) => value)).toEqual([20, 10, 3]);
  });
});

describe('capability', () => {
  it('is that of NIST 6.1.6: limits 8 and 20, mean 16, s 2', async () => {
    const metric = await measure(database.pool, factory, [14, 18, 14, 18, 16], 'Capable');
    const limits = { metric_id: metric, lower_specification: 8, upper_specification: 20, target: 14 };
    const capability = await capabilityOf(database.pool, limits);
    expect(capability).toMatchObject({ observations: 5, mean: 16, sigma_overall: 2, pp: 1 });
    expect(capability['ppk']).toBeCloseTo(0.6667, 4);
    expect(capability['ppu']).toBeCloseTo(0.6667, 4);
    expect(capability['ppl']).toBeCloseTo(1.3333, 4);
    // Taguchi's index with the target in the middle: 12 ÷ 6 √(4 + 4).
    expect(capability['cpm']).toBeCloseTo(12 / (6 * Math.sqrt(8)), 9);
  });

  it('has no index without the limit that it needs, nor without spread', async () => {
    const metric = await measure(database.pool, factory, [14, 18, 14, 18, 16], 'One-sided');
    const oneSided = await capabilityOf(database.pool, { metric_id: metric, upper_specification: 20 });
    expect(oneSided).toMatchObject({ cp: null, cpl: null, pp: null });
    expect(oneSided['ppk']).toBeCloseTo(0.6667, 4);
    const constant = await measure(database.pool, factory, [1, 1, 1], 'Constant');
    expect(
      await capabilityOf(database.pool, { metric_id: constant, lower_specification: 0, upper_specification: 2 }),
    ).toMatchObject({ sigma_within: 0, cpk: null, ppk: null });
  });
});
