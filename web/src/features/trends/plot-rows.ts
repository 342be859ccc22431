import type { TrendRow } from './trend-row.ts';

/** A trend as it is drawn: columns of equal length. Gaps are points without a value. */
export interface PlottedTrend {
  readonly times: Float64Array;
  readonly good: readonly (number | null)[];
  readonly poor: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** Indexes of what is worth a jump: gaps and values of poor quality. */
  readonly marked: readonly number[];
  readonly gaps: readonly Gap[];
  readonly poorCount: number;
}

/** From the last value before it to the first one behind it, in seconds since 1970; `index` is its point. */
export interface Gap {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** Puts a gap between rows that are further apart than `gapSeconds`. */
export function plotRows(rows: readonly TrendRow[], gapSeconds: number): PlottedTrend {
  const times: number[] = [];
  const good: (number | null)[] = [];
  const poor: (number | null)[] = [];
  const low: (number | null)[] = [];
  const high: (number | null)[] = [];
  const marked: number[] = [];
  const gaps: Gap[] = [];
  let poorCount = 0;
  const put = (time: number, row: TrendRow | undefined) => {
    times.push(time);
    good.push(row?.isGood === true ? row.value : null);
    poor.push(row?.isGood === false ? row.value : null);
    low.push(row?.isGood === true ? row.low : null);
    high.push(row?.isGood === true ? row.high : null);
  };
  let before: TrendRow | undefined;
  for (const row of rows) {
    if (before !== undefined && row.time - before.time > gapSeconds) {
      gaps.push({ index: times.length, from: before.time, to: row.time });
      marked.push(times.length);
      put((before.time + row.time) / 2, undefined);
    }
    if (!row.isGood) {
      poorCount += 1;
      marked.push(times.length);
    }
    put(row.time, row);
    before = row;
  }
  return { times: Float64Array.from(times), good, poor, low, high, marked, gaps, poorCount };
}

/** So many rows tell what is usual. */
const judgedAtMost = 1_000;

/**
 * After how many seconds without a value a trend has a gap: two and a half times of what is expected where a rule says how often values
 * are due; else four times the usual distance, for machines report some signals only when they change. Of buckets at least one is missing.
 */
export function gapSecondsOf(
  rows: readonly TrendRow[],
  bucketSeconds: number,
  expectedEverySeconds: number | null,
): number {
  const least = 1.5 * bucketSeconds;
  if (expectedEverySeconds !== null) return Math.max(least, 2.5 * expectedEverySeconds);
  const newest = rows.slice(-judgedAtMost);
  const distances = newest.slice(1).map(({ time }, index) => time - (newest[index]?.time ?? time));
  const usual = distances.toSorted((one, other) => one - other)[Math.floor(distances.length / 2)];
  return usual === undefined ? Infinity : Math.max(least, 4 * usual);
}

/** The points between two gaps: no line would show them. */
export function lonePoints(values: ArrayLike<number | null | undefined>): number[] {
  const lone: number[] = [];
  for (let index = 0; index < values.length; index += 1) {
    if (values[index] != null && values[index - 1] == null && values[index + 1] == null) lone.push(index);
  }
  return lone;
}

/** The point nearest to an instant; undefined where there is none. `times` must ascend. */
export function nearestIndex(times: Float64Array, at: number): number | undefined {
  let from = 0;
  let to = times.length - 1;
  if (to < 0) return undefined;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((times[middle] ?? 0) <= at) from = middle;
    else to = middle;
  }
  return Math.abs((times[from] ?? 0) - at) <= Math.abs((times[to] ?? 0) - at) ? from : to;
}
