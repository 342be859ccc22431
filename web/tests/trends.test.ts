import { describe, expect, test } from 'vitest';
import { followRows } from '../src/features/trends/follow-rows.ts';
import { loadPages, rowsAtMost, rowsOfPage } from '../src/features/trends/load-pages.ts';
import { gapSecondsOf, lonePoints, nearestIndex, plotRows } from '../src/features/trends/plot-rows.ts';
import { readTrendQuestion } from '../src/features/trends/trend-question.ts';
import { rowOfBucket, rowOfMeasurement, type TrendRow } from '../src/features/trends/trend-row.ts';

const noonMs = Date.parse('2026-03-02T12:00:00Z');

test.each([
  ['', { metricIds: [], bucket: 'none', isLive: true, range: '1h' }],
  ['metrics=3.x.3.9&range=24h', { metricIds: [3, 9], bucket: 'minute', asked: null }],
  ['range=30d', { bucket: 'hour' }],
  ['range=30d&bucket=none&live=off', { bucket: 'none', asked: 'none', isLive: false }],
  ['range=custom&from=2026-03-01T00:00:00Z&to=2026-03-01T01:00:00Z', { bucket: 'none', isLive: false }],
])('the address "%s" asks for trends', (address, expected) => {
  expect(readTrendQuestion(new URLSearchParams(address), noonMs)).toMatchObject(expected);
});

describe('pages', () => {
  test('are asked for from the newest to the oldest, until one is not full', async () => {
    const { asked, ask } = tableOf(rowsOfPage * 2 + 5);
    const { rows, isCut } = await loadPages(ask);
    expect(asked).toEqual([undefined, rowsOfPage + 5, 5]);
    expect([rows.length, rows[0]?.time, rows.at(-1)?.time, isCut]).toEqual([
      rowsOfPage * 2 + 5,
      0,
      rowsOfPage * 2 + 4,
      false,
    ]);
  });

  test('end where a plot has enough, with the newest', async () => {
    const { asked, ask } = tableOf(rowsAtMost * 2);
    const { rows, isCut } = await loadPages(ask);
    expect([asked.length, rows.length, rows.at(-1)?.time, isCut]).toEqual([5, rowsAtMost, rowsAtMost * 2 - 1, true]);
  });

  function tableOf(count: number) {
    const asked: (number | undefined)[] = [];
    const ask = (before: number | undefined) => {
      asked.push(before);
      const end = before ?? count;
      const start = Math.max(0, end - rowsOfPage);
      return Promise.resolve(Array.from({ length: end - start }, (_, index) => ({ time: end - 1 - index })));
    };
    return { asked, ask };
  }
});

describe('what is followed', () => {
  const rows = [row(1), row(2), row(3)];

  test('is the same trend while nothing comes', () => {
    expect(followRows(rows, [], 0)).toBe(rows);
    expect(followRows(rows, [row(3)], 0)).toBe(rows);
  });

  test('goes on behind the last row; a bucket that has gone on replaces itself', () => {
    expect(followRows(rows, [row(4), row(5)], 0).map(({ time }) => time)).toEqual([1, 2, 3, 4, 5]);
    expect(followRows(rows, [row(3, { value: 9 }), row(4)], 0).map(({ value }) => value)).toEqual([1, 2, 9, 4]);
  });

  test('leaves what is older than the range, and never grows beyond what a plot takes', () => {
    expect(followRows(rows, [row(4)], 2.5).map(({ time }) => time)).toEqual([3, 4]);
    expect(followRows(rows, [], 9)).toEqual([]);
    const full = Array.from({ length: rowsAtMost }, (_, index) => row(index));
    const followed = followRows(full, [row(rowsAtMost)], 0);
    expect([followed.length, followed[0]?.time, followed.at(-1)?.time]).toEqual([rowsAtMost, 1, rowsAtMost]);
  });
});

describe('what is drawn', () => {
  test('has no value where there was none for too long, and says from when to when', () => {
    const plotted = plotRows([row(0), row(10), row(100), row(110)], 30);
    expect(plotted.good).toEqual([0, 10, null, 100, 110]);
    expect(plotted.gaps).toEqual([{ index: 2, from: 10, to: 100 }]);
    expect([...plotted.times]).toEqual([0, 10, 55, 100, 110]);
  });

  test('has dots for what no line would show', () => {
    expect(lonePoints([1, null, 2, 3, null, 4])).toEqual([0, 5]);
  });

  test('keeps poor values off the line', () => {
    const plotted = plotRows([row(0), row(10, { isGood: false }), row(20)], 30);
    expect([plotted.good, plotted.poor]).toEqual([
      [0, null, 20],
      [null, 10, null],
    ]);
    expect([plotted.marked, plotted.poorCount]).toEqual([[1], 1]);
  });

  test('calls a gap what is far more than usual, than a bucket, or than a rule expects', () => {
    const regular = [0, 10, 20, 30, 40].map((time) => row(time));
    expect(gapSecondsOf(regular, 0, null)).toBe(40);
    expect(gapSecondsOf(regular, 60, null)).toBe(90);
    expect(gapSecondsOf(regular, 0, 2)).toBe(5);
    expect(gapSecondsOf([row(0)], 0, null)).toBe(Infinity);
  });

  test.each([
    [-5, 0],
    [4, 0],
    [6, 1],
    [99, 3],
  ])('the point nearest to %i is number %i', (at, index) => {
    expect(nearestIndex(Float64Array.from([0, 10, 20, 30]), at)).toBe(index);
  });

  test('is nothing near where there is nothing', () => {
    expect(nearestIndex(new Float64Array(), 5)).toBeUndefined();
  });
});

test('measurements and buckets become rows', () => {
  const measured = { time: '1970-01-01T00:00:10Z', value: null, boolean_value: true, quality: 500 };
  expect(rowOfMeasurement(measured)).toEqual({ time: 10, value: 1, low: 1, high: 1, count: 1, isGood: false });
  const bucket = { bucket: '1970-01-01T00:01:00Z', value_count: 4, value_sum: 10, value_min: 1, value_max: 5 };
  expect(rowOfBucket(bucket)).toEqual({ time: 60, value: 2.5, low: 1, high: 5, count: 4, isGood: true });
  expect(rowOfBucket({ ...bucket, value_count: 0, value_sum: null }).value).toBeNull();
});

function row(time: number, more: Partial<TrendRow> = {}): TrendRow {
  return { time, value: time, low: time, high: time, count: 1, isGood: true, ...more };
}
