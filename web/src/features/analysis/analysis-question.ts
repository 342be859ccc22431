import { readWord } from '../../design/address/read-word.ts';
import { readRange, type Range } from '../../design/range/range.ts';
import type { Stretch } from '../../design/range/range-steps.ts';

/** What can be asked for; the words of the functions `oee` and its kin. */
export const groupings = ['equipment', 'line', 'area', 'site', 'product', 'order', 'shift', 'team'] as const;
export const buckets = ['hour', 'day', 'week', 'month'] as const;
export const ranges = ['8h', '24h', '7d', '30d'] as const;
export const measures = ['seconds', 'stop_count'] as const;

export type Grouping = (typeof groupings)[number];
export type Bucket = (typeof buckets)[number];
export type Measure = (typeof measures)[number];

/** The analysis as its address has it, so that a view can be shared. */
export interface AnalysisQuestion extends Range {
  readonly by: Grouping;
  /** Null: the range as one. */
  readonly bucket: Bucket | null;
  /** Null: all that the session sees. */
  readonly equipmentIds: readonly number[] | null;
  /** The row that is looked into, as `group_key` and start; null: the first. */
  readonly row: string | null;
  /** The step of the waterfall that filters what is below. */
  readonly step: string | null;
  readonly measure: Measure;
  /** The reason whose stops are listed. */
  readonly reason: string | null;
  /** What the timelines show of the time, when it is not the range. */
  readonly look: Stretch | null;
  /** The stop that is opened. */
  readonly stop: number | null;
}

/** Reads the address; whatever is missing or odd there is as usual. `nowMs` ends the last hours and days. */
export function readAnalysisQuestion(search: URLSearchParams, nowMs: number): AnalysisQuestion {
  const ids = search.get('equipment') ?? '';
  return {
    by: readWord(groupings, search.get('by')) ?? 'equipment',
    bucket: readWord(buckets, search.get('bucket')) ?? null,
    ...readRange(search, nowMs, '24h'),
    equipmentIds: ids === '' ? null : ids.split('.').map(Number).filter(Number.isInteger),
    row: search.get('row'),
    step: search.get('step'),
    measure: readWord(measures, search.get('measure')) ?? 'seconds',
    reason: search.get('reason'),
    look: readStretch(search.get('look')),
    stop: Number(search.get('stop')) || null,
  };
}

/** A stretch as a word of the address. */
export function writeStretch({ fromMs, toMs }: Stretch): string {
  return `${fromMs}~${toMs}`;
}

function readStretch(word: string | null): Stretch | null {
  const [fromMs = NaN, toMs = NaN] = word?.split('~').map(Number) ?? [];
  return fromMs < toMs ? { fromMs, toMs } : null;
}
