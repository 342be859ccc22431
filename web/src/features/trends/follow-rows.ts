import { rowsAtMost } from './load-pages.ts';
import type { TrendRow } from './trend-row.ts';

/**
 * A trend with what has come since, both from the oldest to the newest. A bucket that came again replaces the one before, for it has
 * gone on; what is older than `fromSeconds` and more than the plot takes goes. The same trend where nothing changes.
 */
export function followRows(
  rows: readonly TrendRow[],
  newer: readonly TrendRow[],
  fromSeconds: number,
): readonly TrendRow[] {
  const [first] = newer;
  const firstKept = rows.findIndex(({ time }) => time >= fromSeconds);
  const isUnchanged = first === undefined || (newer.length === 1 && isSame(rows.at(-1), first));
  if (isUnchanged && (firstKept === 0 || rows.length === 0)) return rows;
  const kept = firstKept === -1 ? [] : rows.slice(firstKept);
  while (first !== undefined && (kept.at(-1)?.time ?? -Infinity) >= first.time) kept.pop();
  return [...kept, ...newer].slice(-rowsAtMost);
}

function isSame(one: TrendRow | undefined, other: TrendRow): boolean {
  return one?.time === other.time && one.count === other.count && one.value === other.value;
}
