import { readWord } from '../address/read-word.ts';

/** How many hours the ranges reach back that end now. */
export const rangeHours = { '15min': 0.25, '1h': 1, '8h': 8, '24h': 24, '7d': 7 * 24, '30d': 30 * 24 } as const;

export type RangeName = keyof typeof rangeHours;

/** A stretch of time as an address has it: the last hours or days, or `custom` from one instant to another. */
export interface Range {
  readonly range: RangeName | 'custom';
  /** Instants in ISO 8601. */
  readonly from: string;
  readonly to: string;
}

/** Reads the range of an address; whatever is missing or odd there is as usual. `nowMs` ends the last hours and days. */
export function readRange(search: URLSearchParams, nowMs: number, usual: RangeName): Range {
  const names = Object.keys(rangeHours) as RangeName[];
  const range = readWord<RangeName | 'custom'>(['custom', ...names], search.get('range')) ?? usual;
  const from = instantOf(search.get('from'));
  const to = instantOf(search.get('to'));
  if (range === 'custom' && from !== undefined && to !== undefined && from < to) return { range, from, to };
  const hours = rangeHours[range === 'custom' ? usual : range];
  return { range, from: new Date(nowMs - hours * 3_600_000).toISOString(), to: new Date(nowMs).toISOString() };
}

function instantOf(text: string | null): string | undefined {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
