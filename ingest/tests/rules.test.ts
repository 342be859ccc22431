import { Quality } from '@andon/mqtt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricRule } from '../src/validate/metric-rule.ts';
import { RuleBook } from '../src/validate/rule-book.ts';
import type { Placement } from '../src/write/placement.ts';

const noLimits: MetricRule = {
  equipmentId: 7,
  signal: 'speed',
  minimum: undefined,
  maximum: undefined,
  maximumChangePerSecond: undefined,
  stuckAfterMs: undefined,
  expectedEveryMs: undefined,
};

describe('a value', () => {
  it('out of its range has quality 84, and is there all the same', () => {
    const { judge } = bookWith({ minimum: 0, maximum: 100 });
    expect([-1, 0, 100, 101].map((value, index) => judge(index, value))).toEqual([
      { value: -1, quality: 84, breaches: ['range'] },
      { value: 0, quality: Quality.good, breaches: [] },
      { value: 100, quality: Quality.good, breaches: [] },
      { value: 101, quality: 84, breaches: ['range'] },
    ]);
  });

  it('that changed too fast has quality 80', () => {
    const { judge } = bookWith({ maximumChangePerSecond: 10 });
    expect(judge(0, 0).breaches).toEqual([]);
    expect(judge(1_000, 10).breaches).toEqual([]);
    expect(judge(1_500, 16)).toMatchObject({ quality: 80, breaches: ['rate'] });
    expect(judge(1_600, 15).breaches).toEqual([]);
  });

  it('that has stood for too long has quality 68, until it moves', () => {
    const { judge } = bookWith({ stuckAfterMs: 1_000 });
    const times = [0, 600, 1_000, 1_001, 5_000];
    expect(times.map((time) => judge(time, 3).quality)).toEqual([192, 192, 192, 68, 68]);
    expect(judge(6_000, 4).quality).toBe(192);
    expect(judge(6_500, 4).quality).toBe(192);
  });

  it('for a time that has another value has quality 64; the same once more is no breach', () => {
    const { judge } = bookWith({});
    judge(0, 3);
    expect(judge(0, 3).breaches).toEqual([]);
    expect(judge(0, 4)).toMatchObject({ quality: 64, breaches: ['duplicate'] });
  });

  it('after some that were due is good, and the gap is counted once', () => {
    const { judge } = bookWith({ expectedEveryMs: 1_000 });
    expect([0, 1_000, 2_400, 4_000].map((time) => judge(time, 1).breaches)).toEqual([[], [], [], ['gap']]);
    expect(judge(3_000, 1).breaches).toEqual([]);
    expect(judge(5_000, 1)).toMatchObject({ quality: Quality.good, breaches: [] });
  });

  it('that its source calls bad stays bad', () => {
    const { judge } = bookWith({ maximum: 1 });
    expect(judge(0, 2, Quality.bad)).toMatchObject({ quality: Quality.bad, breaches: ['range'] });
  });

  it('of a signal without a rule is handed back as it is', () => {
    const { judge } = bookWith({ signal: 'scrap', maximum: 1 });
    expect(judge(0, 2)).toMatchObject({ quality: Quality.good, breaches: [] });
  });
});

describe('values out of order', () => {
  it('are judged beside their own neighbours, and change nothing for the newest', () => {
    const { judge } = bookWith({ maximumChangePerSecond: 10, stuckAfterMs: 5_000 });
    judge(0, 0);
    judge(10_000, 100);
    expect(judge(5_000, 90)).toMatchObject({ quality: 80 });
    expect(judge(10_500, 104)).toMatchObject({ quality: Quality.good });
    expect(judge(10_400, 105)).toMatchObject({ quality: 80 });
    expect(judge(16_000, 104)).toMatchObject({ quality: 68 });
  });

  it('leave the same memory behind as in order', () => {
    const sample = fc.record({ time: fc.integer({ min: 0, max: 60 }), value: fc.integer({ min: 0, max: 2 }) });
    const samples = fc.uniqueArray(sample, { selector: ({ time }) => time, maxLength: 40 });
    const shuffled = samples.chain((list) =>
      fc.record({ list: fc.constant(list), order: fc.shuffledSubarray(list, { minLength: list.length }) }),
    );
    fc.assert(
      fc.property(shuffled, ({ list, order }) => {
        const rule = { maximumChangePerSecond: 1_000, stuckAfterMs: 5 };
        const [inOrder, outOfOrder] = [bookWith(rule), bookWith(rule)];
        const earliest = { time: -1, value: 9 };
        for (const { time, value } of [earliest, ...list.sort((one, other) => one.time - other.time)]) {
          inOrder.judge(time, value);
        }
        for (const { time, value } of [earliest, ...order]) outOfOrder.judge(time, value);
        for (const value of [0, 1, 2]) expect(outOfOrder.judge(61, value)).toEqual(inOrder.judge(61, value));
      }),
    );
  });

  it('that lie behind everything remembered are judged by their range only', () => {
    const { judge } = bookWith({ maximum: 5, maximumChangePerSecond: 1 });
    for (let index = 1; index <= 300; index += 1) judge(index * 1_000, 1);
    expect(judge(10, 5)).toMatchObject({ quality: Quality.good });
    expect(judge(20, 6)).toMatchObject({ quality: 84 });
  });
});

it('rules that change keep what is remembered of their signals', () => {
  const { judge, book } = bookWith({ maximumChangePerSecond: 1_000 });
  judge(0, 0);
  book.rules = [{ ...noLimits, maximumChangePerSecond: 1 }];
  expect(judge(1_000, 5)).toMatchObject({ quality: 80 });
});

function bookWith(limits: Partial<MetricRule>): {
  readonly book: RuleBook;
  readonly judge: (
    time: number,
    value: number,
    quality?: number,
  ) => { readonly value: unknown; readonly quality: number; readonly breaches: readonly string[] };
} {
  const breaches: string[] = [];
  const book = new RuleBook((breach) => breaches.push(breach));
  book.rules = [{ ...noLimits, ...limits }];
  const message = { topic: 't', payload: Buffer.alloc(0), receivedAt: 0, acknowledge: undefined };
  return {
    book,
    judge: (time, value, quality = Quality.good) => {
      breaches.length = 0;
      const placement: Placement = { kind: 'column', equipmentId: 7, column: 'speed', time, value, quality, message };
      const judged = book.judge(placement);
      return { value: judged.value, quality: judged.quality, breaches: [...breaches] };
    },
  };
}
