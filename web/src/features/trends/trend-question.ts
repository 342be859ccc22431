import { readWord } from '../../design/address/read-word.ts';
import { readRange, type Range } from '../../design/range/range.ts';

/** How measurements are put together: not at all, or as the mean, least and most of so much time. */
export const trendBuckets = ['none', 'minute', 'quarter_hour', 'hour', 'day'] as const;
export type TrendBucket = (typeof trendBuckets)[number];

export const bucketSeconds = { none: 0, minute: 60, quarter_hour: 900, hour: 3_600, day: 86_400 } as const;

export const trendRanges = ['15min', '1h', '8h', '24h', '7d', '30d'] as const;

/** So many plots are readable under each other. */
const metricsAtMost = 8;

/** Trends as their address has them, so that they can be shared. */
export interface TrendQuestion extends Range {
  readonly metricIds: readonly number[];
  /** As asked; null: whatever suits the range. */
  readonly asked: TrendBucket | null;
  readonly bucket: TrendBucket;
  /** New measurements are added as they come; never in a range that has an end. */
  readonly isLive: boolean;
}

/** Reads the address; whatever is missing or odd there is as usual. `nowMs` ends the last hours and days. */
export function readTrendQuestion(search: URLSearchParams, nowMs: number): TrendQuestion {
  const range = readRange(search, nowMs, '1h');
  const ids = (search.get('metrics') ?? '').split('.').filter((each) => each !== '');
  const asked = readWord(trendBuckets, search.get('bucket')) ?? null;
  return {
    ...range,
    metricIds: [...new Set(ids.map(Number))].filter(Number.isInteger).slice(0, metricsAtMost),
    asked,
    bucket: asked ?? suitingBucket(Date.parse(range.to) - Date.parse(range.from)),
    isLive: range.range !== 'custom' && search.get('live') !== 'off',
  };
}

/** A few thousand points at most: what a plot can show. */
export function suitingBucket(lengthMs: number): TrendBucket {
  const hours = lengthMs / 3_600_000;
  if (hours <= 2) return 'none';
  if (hours <= 36) return 'minute';
  if (hours <= 24 * 21) return 'quarter_hour';
  return hours <= 24 * 120 ? 'hour' : 'day';
}
