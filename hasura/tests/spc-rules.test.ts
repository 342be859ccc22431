import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartOf, measure } from './support/control-charts.ts';
import type { ControlChartPoint } from './support/control-charts.ts';
import { Factory } from './support/factory.ts';

let database: TestDatabase;
let factory: Factory;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Rules');
});
afterAll(async () => database.stop());

let series = 0;

/** The points of an individuals chart whose values are given in standard deviations from the centre line. */
async function judged(distances: readonly number[]): Promise<readonly ControlChartPoint[]> {
  series += 1;
  const metric = await measure(database.pool, factory, distances, `Series ${series}`);
  const points = await chartOf(database.pool, { chart: 'i_mr', metric_id: metric, known_mean: 0, known_sigma: 1 });
  return points.filter(({ panel }) => panel === 'individual');
}

const numbersOf = (points: readonly ControlChartPoint[], rules: 'nelsonRules' | 'westernElectricRules', rule: number) =>
  points.filter((point) => point[rules].includes(rule)).map(({ number }) => number);

const repeat = (length: number, ...values: readonly number[]) =>
  Array.from({ length }, (_, index) => values[index % values.length] ?? 0);

/** One pattern per rule: where it breaks the rule, and the nearest series that does not. Numbers count from 1. */
const patterns = [
  {
    name: 'one point beyond 3 σ',
    nelson: 1,
    westernElectric: 1,
    breaks: [0, 3.01, 0, -3.01],
    at: [2, 4],
    keeps: [3, -3],
  },
  {
    name: 'nine in a row on one side',
    nelson: 2,
    breaks: [-0.5, ...repeat(10, 0.4, 0.6)],
    at: [10, 11],
    keeps: [...repeat(8, 0.4, 0.6), 0, 0.4],
  },
  {
    name: 'eight in a row on one side',
    westernElectric: 4,
    breaks: [0.5, ...repeat(8, -0.4, -0.6)],
    at: [9],
    keeps: repeat(7, 0.4, 0.6),
  },
  {
    name: 'six in a row rising',
    nelson: 3,
    westernElectric: 5,
    breaks: [0, -0.9, -0.5, -0.1, 0.3, 0.7, 1.1],
    at: [7],
    keeps: [0, -0.9, -0.5, -0.1, 0.3, 0.3, 0.7],
  },
  {
    name: 'six in a row falling',
    nelson: 3,
    westernElectric: 5,
    breaks: [1.5, 1, 0.5, 0, -0.5, -0.9],
    at: [6],
    keeps: [1, 0.5, 0, -0.5, -0.9],
  },
  {
    name: 'fourteen alternating',
    nelson: 4,
    westernElectric: 6,
    breaks: repeat(14, 0.2, -0.2),
    at: [14],
    keeps: repeat(13, 0.2, -0.2),
  },
  {
    name: 'two of three beyond 2 σ on one side',
    nelson: 5,
    westernElectric: 2,
    breaks: [2.1, 0, 2.2, 0, 0, -2.1, -2.1],
    at: [3, 7],
    keeps: [2.1, -2.1, 0, 2.1, 0, 0, 2.1],
  },
  {
    name: 'four of five beyond 1 σ on one side',
    nelson: 6,
    westernElectric: 3,
    breaks: [1.1, 1.1, 0, 1.2, 1.2, 0],
    at: [5],
    keeps: [1.1, 1.1, 0, 1.2, -1.2, 1.1],
  },
  {
    name: 'fifteen within 1 σ',
    nelson: 7,
    westernElectric: 7,
    breaks: repeat(15, 0.9, -0.1, -0.8),
    at: [15],
    keeps: [...repeat(14, 0.9, -0.1, -0.8), 1],
  },
  {
    name: 'eight beyond 1 σ on either side',
    nelson: 8,
    westernElectric: 8,
    breaks: repeat(8, 1.1, -1.1, 1.2),
    at: [8],
    keeps: [...repeat(7, 1.1, -1.1, 1.2), 1],
  },
];

describe('rules of control charts', () => {
  it.each(patterns)('$name', async ({ nelson, westernElectric, breaks, at, keeps }) => {
    const [broken, kept] = [await judged(breaks), await judged(keeps)];
    if (nelson !== undefined) {
      expect(numbersOf(broken, 'nelsonRules', nelson)).toEqual(at);
      expect(numbersOf(kept, 'nelsonRules', nelson)).toEqual([]);
    }
    if (westernElectric !== undefined) {
      expect(numbersOf(broken, 'westernElectricRules', westernElectric)).toEqual(at);
      expect(numbersOf(kept, 'westernElectricRules', westernElectric)).toEqual([]);
    }
  });

  it('are all described, and every described rule has a pattern here', async () => {
    const { rows } = await database.pool.query<{ rule: string }>(
      "select rule_set || ' ' || rule as rule from spc_rules order by rule_set, spc_rules.rule",
    );
    const tried = new Set(
      patterns.flatMap(({ nelson, westernElectric }) => [`nelson ${nelson}`, `western_electric ${westernElectric}`]),
    );
    expect(rows.map(({ rule }) => rule).filter((rule) => !tried.has(rule))).toEqual([]);
    expect(rows).toHaveLength(16);
  });

  it('judge ranges by the rules for spread, and moving ranges by their limits only', async () => {
    const flat = await measure(database.pool, factory, repeat(60, 0, 1), 'Flat');
    const ranges = await chartOf(database.pool, {
      chart: 'xbar_r',
      metric_id: flat,
      subgroup_size: 2,
      known_mean: 0.5,
      known_sigma: 1,
    });
    const last = ranges.findLast(({ panel }) => panel === 'range');
    // All ranges are 1, below d2 = 1.128: a run on one side, and fifteen within 1 σ, which is no rule for spread.
    expect(last).toMatchObject({ nelsonRules: [2], westernElectricRules: [4] });
    const moving = await chartOf(database.pool, { chart: 'i_mr', metric_id: flat, known_mean: 0.5, known_sigma: 1 });
    expect(moving.findLast(({ panel }) => panel === 'moving_range')).toMatchObject({
      nelsonRules: [],
      westernElectricRules: [],
    });
  });

  it('count a value as beyond limits that have no width', async () => {
    const metric = await measure(database.pool, factory, [1, 1, 1.0001], 'Still');
    const points = await chartOf(database.pool, { chart: 'i_mr', metric_id: metric, known_mean: 1, known_sigma: 0 });
    expect(numbersOf(points, 'nelsonRules', 1)).toEqual([3, 3]);
  });
});
