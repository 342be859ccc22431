/** What can be asked for; the words of the functions `oee` and its kin. */
export const groupings = ['equipment', 'line', 'area', 'site', 'product', 'order', 'shift', 'team'] as const;
export const buckets = ['hour', 'day', 'week', 'month'] as const;
export const ranges = { '8h': 8, '24h': 24, '7d': 7 * 24, '30d': 30 * 24 } as const;
export const measures = ['seconds', 'stop_count'] as const;

export type Grouping = (typeof groupings)[number];
export type Bucket = (typeof buckets)[number];
export type Range = keyof typeof ranges;
export type Measure = (typeof measures)[number];

/** The analysis as its address has it, so that a view can be shared. */
export interface AnalysisQuestion {
  readonly by: Grouping;
  /** Null: the range as one. */
  readonly bucket: Bucket | null;
  /** The last hours or days; `custom` is from `from` to `to`. */
  readonly range: Range | 'custom';
  /** Instants in ISO 8601. */
  readonly from: string;
  readonly to: string;
  /** Null: all that the session sees. */
  readonly equipmentIds: readonly number[] | null;
  /** The row that is looked into, as `group_key` and start; null: the first. */
  readonly row: string | null;
  /** The step of the waterfall that filters what is below. */
  readonly step: string | null;
  readonly measure: Measure;
  /** The reason whose stops are listed. */
  readonly reason: string | null;
}

/** Reads the address; whatever is missing or odd there is as usual. `nowMs` ends the last hours and days. */
export function readAnalysisQuestion(search: URLSearchParams, nowMs: number): AnalysisQuestion {
  const range = oneOf(['custom', ...(Object.keys(ranges) as Range[])], search.get('range')) ?? '24h';
  const ids = search.get('equipment') ?? '';
  return {
    by: oneOf(groupings, search.get('by')) ?? 'equipment',
    bucket: oneOf(buckets, search.get('bucket')) ?? null,
    range,
    ...borders(range, search, nowMs),
    equipmentIds: ids === '' ? null : ids.split('.').map(Number).filter(Number.isInteger),
    row: search.get('row'),
    step: search.get('step'),
    measure: oneOf(measures, search.get('measure')) ?? 'seconds',
    reason: search.get('reason'),
  };
}

function borders(range: Range | 'custom', search: URLSearchParams, nowMs: number) {
  const from = instantOf(search.get('from'));
  const to = instantOf(search.get('to'));
  if (range === 'custom' && from !== undefined && to !== undefined && from < to) return { from, to };
  const hours = range === 'custom' ? ranges['24h'] : ranges[range];
  return { from: new Date(nowMs - hours * 3_600_000).toISOString(), to: new Date(nowMs).toISOString() };
}

function instantOf(text: string | null): string | undefined {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

function oneOf<Word extends string>(words: readonly Word[], word: string | null): Word | undefined {
  return words.find((each) => each === word);
}
